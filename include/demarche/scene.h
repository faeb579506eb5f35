/* scene – a finished picture as plain data: what layout makes and render paints. No fonts, no cairo.
 *
 * Units are points of 1/96 inch at scale 1 (CSS pixels), y down. Items are painted in order. Colours are
 * roles that the painter looks up in a theme, so one scene serves light and dark. */
#pragma once
#include <demarche/base.h>

G_BEGIN_DECLS

typedef enum DmTheme { DM_THEME_LIGHT, DM_THEME_DARK } DmTheme;
extern const DmEnum dm_theme_names[];

typedef enum DmInk {
    DM_INK_NONE, /* not painted */
    DM_INK_PAPER,
    DM_INK_TEXT,
    DM_INK_MUTED, /* secondary text, still 4.5:1 */
    DM_INK_FAINT, /* hairlines, grid */
    DM_INK_BAND,  /* quiet backgrounds */
    DM_INK_BLUE,  /* Okabe–Ito, tuned per theme to 3:1 against paper */
    DM_INK_ORANGE,
    DM_INK_GREEN,
    DM_INK_VERMILION,
    DM_INK_PURPLE,
    DM_INK_SKY,
    DM_INK_YELLOW,
    DM_INK_GREY,
    DM_INK_COUNT
} DmInk;
/* 0xRRGGBB of an ink in a theme. */
guint32 dm_ink_rgb(DmInk ink, DmTheme theme);

typedef enum DmShapeKind {
    DM_SHAPE_RECT,    /* x y w h, radius */
    DM_SHAPE_ELLIPSE, /* in x y w h */
    DM_SHAPE_LINE,    /* points, open */
    DM_SHAPE_POLYGON, /* points, closed */
    DM_SHAPE_CURVE,   /* points: start, then triples of cubic Bézier control points, open */
    DM_SHAPE_TEXT,    /* text at x (by align), y is the baseline of the first line */
} DmShapeKind;

typedef enum DmAlign { DM_ALIGN_LEFT, DM_ALIGN_CENTRE, DM_ALIGN_RIGHT } DmAlign;
typedef enum DmWeight { DM_WEIGHT_REGULAR, DM_WEIGHT_BOLD } DmWeight;
typedef enum DmPattern {
    DM_PATTERN_SOLID,
    DM_PATTERN_HATCH,
    DM_PATTERN_DOTS,
    DM_PATTERN_FADE_LEFT,
    DM_PATTERN_FADE_RIGHT,
    DM_PATTERN_FADE_BOTH
} DmPattern;

typedef struct DmFont {
    double size; /* of the letters' em, in units */
    DmWeight weight;
    bool italic;
} DmFont;

typedef struct DmPoint {
    double x, y;
} DmPoint;

typedef struct DmShape {
    DmShapeKind kind;
    const char
        *role;   /* what it is, static: "mark", "label", "window", "tick" …; goldens and tests go by it */
    guint group; /* 1-based index into the scene's groups; 0: none */
    double x, y, w, h, radius;
    const DmPoint *points;
    guint n_points;
    DmInk fill, stroke;
    double opacity;      /* 0 is read as 1 */
    double stroke_width; /* 0: none */
    double dash[2];      /* on, off; zeros: solid */
    DmPattern pattern;   /* of the fill */
    const char *text;
    DmFont font;
    DmAlign align;
    double angle;      /* degrees, text only */
    double text_width; /* as measured when laid out; for tests and the transparent layer */
} DmShape;

/* What a reader can point at: a mark with its label. */
typedef struct DmGroup {
    const char *id;    /* event or actor id */
    const char *title; /* shown when pointed at */
    const char *url;   /* of the source, or NULL */
} DmGroup;

typedef struct DmBookmark {
    const char *text;
    guint page;
} DmBookmark;

typedef struct DmPage {
    DM_LIST(DmShape) shapes;
} DmPage;

typedef struct DmScene {
    DmArena *arena;       /* owns everything below */
    double width, height; /* of every page */
    const char *title;
    DM_LIST(DmGroup) groups;
    DM_LIST(DmPage) pages; /* at least one; only PDF has more */
    DM_LIST(DmBookmark) bookmarks;
} DmScene;

DmScene *dm_scene_new(double width, double height);
void dm_scene_free(DmScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmScene, dm_scene_free)
DmPage *dm_scene_add_page(DmScene *scene);
guint dm_scene_add_group(DmScene *scene, const char *id, const char *title, const char *url);
/* A zeroed shape appended to the page, ready to be filled. */
DmShape *dm_scene_add(DmScene *scene, DmPage *page, DmShapeKind kind, const char *role);
/* One line a shape, for goldens: role, geometry to a tenth, inks, text. */
char *dm_scene_dump(const DmScene *scene);

/* Text measures come from outside, so that layout needs no fonts. */
typedef struct DmMeasure {
    gpointer user;
    /* Width of one line of text and, when not NULL, its height above and below the baseline. */
    double (*width)(gpointer user, const char *text, DmFont font, double *ret_ascent, double *ret_descent);
} DmMeasure;
/* Half an em a character, 0.8 above and 0.2 below: for tests. */
extern const DmMeasure dm_measure_plain;

G_END_DECLS
