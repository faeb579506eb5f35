/* Inside layout: what the parts of the timeline share.
 *
 * The way of an event: item (what it is) → spots (one in each lane it belongs to) → packed (a place, or
 * counted in the lane's clusters) → shapes. Everything past the items is bounded by the paper, not by the
 * data. */
#pragma once
#include "axis.h"
#include "days.h"
#include "grid.h"
#include "labels.h"
#include <demarche/layout.h>

/* ---- Items ---- */

typedef enum Form {
    FORM_POINT,  /* a day or less */
    FORM_SPAN,   /* a/b: the whole of it */
    FORM_WITHIN, /* one day somewhere in it: [a..b], a month, a year */
    FORM_WINDOW, /* deadline or commitment with its window */
} Form;

/* A recurring commitment, drawn as one item with a window an instance. */
typedef struct Series {
    const DmCommitmentRow *const *rows; /* by instance, the one to come last */
    guint n;
} Series;

typedef struct Item {
    const DmEventRow *row;      /* NULL: a sketch not asked for yet; go through dm_tl_event */
    const DmSketch *sketch;     /* NULL: it came as a row */
    const DmCommitmentRow *due; /* of a deadline or commitment; of a sketch go through dm_tl_commitment */
    const Series *series;       /* NULL: it does not recur; else `due` is its last instance */
    guint keys;                 /* its lanes' keys: where they begin in plot->keysets */
    float importance;           /* 1 is usual */
    guint8 form, kind;          /* Form, DmKind */
    double from, to;            /* days with fractions, end exclusive; infinite where open */
} Item;

typedef enum Rank { RANK_MINOR, RANK_USUAL, RANK_KEY } Rank;
typedef enum Side { SIDE_NONE, SIDE_RIGHT, SIDE_LEFT, SIDE_BELOW } Side;

/* An item in a lane, to be drawn by itself. */
typedef struct Spot {
    guint item, lane, home_spot;
    guint order; /* of its item among the chosen, by time */
    bool home;   /* the lane that carries the label */
    bool placed;
    guint8 rank, side;
    double mark_x0, mark_x1, cx; /* what the mark covers, and its middle */
    double mark_h;               /* height of the mark */
    double y, h;                 /* the box: top and height; absolute once placed */
    double label_x, label_y;     /* upper left of the label's block */
    const char *date, *state;    /* small texts of the label; NULL none */
    double date_width, state_width;
    DmLabel label, usual; /* as placed; as first tried, n 0: not made yet */
    guint group;
    guint source; /* number in the line of sources; 0: none */
} Spot;

typedef struct Lane {
    const char *key, *name;
    guint items;   /* that belong here and touch the page */
    double score;  /* summed importance */
    guint32 *bins; /* items that are only counted, by bin of the plot */
    guint32 *who;  /* the last item counted in each */
    guint counted;
    GPtrArray *spots;  /* Spot*, borrowed */
    double need, y, h; /* height wanted; place on the page */
    double track;      /* height of the track of clusters at its foot; 0: none */
    DmGrid grid;
} Lane;

enum {
    LANES_MAX = 12,
    BIN_WIDTH = 4, /* least width of a bin of counted items */
};

/* What was drawn and so must be explained. */
typedef enum Used {
    USED_KIND = 0,   /* + DmKind */
    USED_STATE = 10, /* + DmState */
    USED_HOLLOW = 19,
    USED_STRUCK,
    USED_POSTPONED,
    USED_SPAN,
    USED_WITHIN,
    USED_ONE_OF,
    USED_SOFT,
    USED_OPEN,
    USED_GHOST,
    USED_JOIN,
    USED_CLUSTER,
    USED_DENSITY,
    USED_PERIOD,
    USED_COUNT,
} Used;

enum { TL_OVERVIEW_BINS = 60 };

/* All pages together. */
typedef struct Overview {
    double from, to; /* days */
    DmWindow told;   /* the first and last day with events */
    guint bins[TL_OVERVIEW_BINS], most;
} Overview;

typedef struct Plot {
    const DmTimelineInput *in;
    const DmTimelineOptions *options;
    DmScene *scene;
    DmArena *arena; /* the scene's */
    DmRuler *ruler;
    guint page; /* index */
    guint n_pages;
    const Overview *overview; /* NULL: one page */
    DmAxis axis;
    double from, to;                 /* days shown */
    double first, last;              /* days that the events on the page span */
    guint n_events;                  /* on the page */
    double left, right, top, bottom; /* of the lanes */
    double gutter;
    bool crowded;    /* not everything has its place */
    bool closer;     /* a close-up: what neither begins nor ends in it is seen above */
    bool with_years; /* dates name their year */
    GArray *items;   /* Item, by time */
    const guint32
        *ranks;         /* places in the order of ids, by the numbers of sketches; NULL: not asked for yet */
    GPtrArray *keys;    /* distinct keys of lanes: ids of actors, issues …, borrowed */
    GHashTable *key_of; /* key → index + 1 */
    GArray *keysets;    /* guint: a number of keys, then their indices, home first; and so on */
    GHashTable *keyset_of; /* text of a sketch → where its keys begin */
    GArray *candidates;    /* Candidate of lanes.c, by weight */
    GPtrArray *lanes;      /* Lane* */
    GArray *spots;         /* Spot */
    guint8 *lane_of;       /* by key: its lane + 1; 0: none */
    guint others;          /* the lane of all others + 1; 0: none */
    GHashTable *fold;      /* actor id → id of what it belongs to, up to the state */
    GHashTable *groups;    /* event id → group */
    DmTickStep bin_step;
    double *bin_starts; /* days; n_bins + 1 */
    guint n_bins;
    guint64 used;       /* bits 1 << Used */
    GArray *sources;    /* SourceEntry of foot.c */
    guint more_sources; /* that found no room */
    guint more_periods;
    GArray *periods; /* Period of periods.c */
} Plot;

/* ---- Texts and sizes ---- */

extern const DmFont dm_tl_font_title, dm_tl_font_small, dm_tl_font_tiny, dm_tl_font_lane, dm_tl_font_tick,
    dm_tl_font_upper;
extern const DmFont dm_tl_rank_fonts[3];
enum { TL_MARGIN = 28, TL_DATE_GAP = 5, TL_LABEL_GAP = 5, TL_STATE_HEIGHT = 13 };

/* ---- items.c ---- */
void dm_tl_make_items(Plot *plot);
const DmEventRow *dm_tl_event(const Plot *plot, const Item *item);
const DmCommitmentRow *dm_tl_commitment(const Plot *plot, const Item *item); /* NULL: none */
const char *dm_tl_id(const Plot *plot, const Item *item);
double dm_tl_middle(const Item *item);
/* Of the event's date alone, without the window that it promises. */
void dm_tl_date_extent(const Item *item, double *ret_from, double *ret_to);
/* What happened anywhere in the time shown, or was to come some time after a day before it, counts half. */
void dm_tl_lower_vague(Plot *plot);
/* Whether it has something to say in the time shown. */
bool dm_tl_on_page(const Plot *plot, const Item *item);
/* The middle of what of it lies in the time shown. */
double dm_tl_middle_shown(const Plot *plot, const Item *item);
/* By time, then id: total, and the same in whatever order the events came. */
int dm_tl_compare_items(const Plot *plot, const Item *x, const Item *y);
int dm_tl_compare_days(gconstpointer a, gconstpointer b);
bool dm_tl_is_hollow(const DmEventRow *event);
bool dm_tl_is_struck(const DmEventRow *event);
bool dm_tl_is_soft(const DmDate *date);
double dm_tl_start_of(const DmDate *date); /* −INFINITY where open */
double dm_tl_end_of(const DmDate *date);   /* exclusive; INFINITY where open */

/* ---- words.c: texts for people ---- */
const char *dm_tl_date_text(const DmDate *date, bool year, DmArena *arena);
/* How a commitment stands, or the instances of one; NULL for other items. */
const char *dm_tl_state_of(const Plot *plot, const Item *item, DmArena *arena);
const char *dm_tl_tooltip(const Plot *plot, const Item *item, DmArena *arena);

/* Date, state and wrapped title of a spot. */
void dm_tl_make_label(Plot *plot, Spot *spot);
double dm_tl_block_width(const Spot *spot);
double dm_tl_block_height(const Spot *spot);

/* ---- keys.c ---- */
void dm_tl_start_keys(Plot *plot);
void dm_tl_free_keys(Plot *plot);
guint dm_tl_keys_of_row(Plot *plot, const DmEventRow *row);
guint dm_tl_keys_of_sketch(Plot *plot, const DmSketch *sketch);

/* ---- lanes.c ---- */
/* Weighs every key by the items it has; once, when the items stand. */
void dm_tl_weigh_lanes(Plot *plot);
void dm_tl_make_lanes(Plot *plot, guint max_lanes);
void dm_tl_free_lanes(Plot *plot);
/* One nameless lane for everything. */
void dm_tl_make_one_lane(Plot *plot);
/* The lanes an item stands in, home first; at most LANES_MAX. */
guint dm_tl_lanes_of(const Plot *plot, const Item *item, guint ret_lanes[LANES_MAX]);

/* ---- pack.c ---- */
/* Chooses the items that may be drawn by themselves and counts the rest into lanes. */
void dm_tl_choose_spots(Plot *plot);
/* Counts an item into the bins of a lane. */
void dm_tl_count(Plot *plot, Lane *lane, guint item, guint bin);
guint dm_tl_bin_of(const Plot *plot, guint item);
/* Places spots in lanes no higher than `budget` in sum; sets the lanes' places from plot->top on and
 * plot->bottom. */
void dm_tl_pack(Plot *plot, double budget);

/* ---- marks.c, windows.c ---- */
void dm_tl_mark_extent(const Plot *plot, const Item *item, double *ret_x0, double *ret_x1, double *ret_cx,
                       double *ret_h);
void dm_tl_draw_mark(Plot *plot, const Spot *spot);
void dm_tl_draw_symbol(Plot *plot, DmKind kind, double cx, double cy, double r, DmInk ink, bool hollow,
                       guint group);
/* Only the home lane shows the whole way from promise to settlement; the others the window. */
void dm_tl_window_extent(const Plot *plot, const Item *item, bool whole, double *ret_x0, double *ret_x1,
                         double *ret_cx, double *ret_h);
void dm_tl_draw_window(Plot *plot, const Spot *spot);
/* The bar of a window alone, for plot and legend. */
void dm_tl_draw_state_bar(Plot *plot, DmState state, double x, double y, double w, double h, bool soft,
                          guint group);
void dm_tl_draw_settlement(Plot *plot, DmState state, double cx, double cy, guint group);
DmInk dm_tl_kind_ink(DmKind kind);
DmInk dm_tl_state_ink(DmState state);
bool dm_tl_is_dimmed(const Plot *plot, const Item *item);
double dm_tl_radius(Rank rank);

/* ---- clusters.c ---- */
/* "1 event", "2,000 events" */
const char *dm_tl_count_text(guint n, const char *one, const char *many, DmArena *arena);
double dm_tl_track_height(const Plot *plot, const Lane *lane);
void dm_tl_draw_track(Plot *plot, Lane *lane);

/* ---- timeline.c ---- */
/* Whether dates must name their year. */
bool dm_tl_needs_years(const Plot *plot);

/* ---- furniture.c: title, axis, lanes' names, periods, as-of line ---- */
DmWindow dm_tl_told(const Plot *plot); /* first and last day of what the page shows */
double dm_tl_draw_head(Plot *plot);
void dm_tl_draw_frame(Plot *plot, double axis_top);
void dm_tl_draw_labels(Plot *plot);
void dm_tl_draw_joins(Plot *plot);
double dm_tl_axis_height(Plot *plot);

/* The name of a lane in at most so many lines beside the plot. */
DmLabel dm_tl_lane_label(const Plot *plot, const Lane *lane, guint lines);
/* A vertical line that leaves the labels of the lanes free, and, when it belongs to a group, the marks of
 * others. */
void dm_tl_cut_line(Plot *plot, const char *role, double x, double y0, double y1, DmInk ink, double width,
                    guint group);

/* ---- overview.c ---- */
/* Counts everything in the time shown, which is still that of all pages. */
void dm_tl_count_overview(Plot *plot);
double dm_tl_overview_width(const Plot *plot); /* 0: there is none */
/* The strip at the right of the head, from y down. */
void dm_tl_draw_overview(Plot *plot, double y);

/* ---- periods.c ---- */
GArray *dm_tl_periods_new(void);
void dm_tl_lay_periods(Plot *plot);
double dm_tl_periods_height(const Plot *plot);
void dm_tl_draw_periods(Plot *plot, double y);
/* A vertical line through their rows that leaves the names beside them free. */
void dm_tl_draw_between_periods(Plot *plot, const char *role, double x, double y, DmInk ink, double width);

/* ---- zoom.c ---- */
bool dm_tl_wants_zoom(const Plot *plot);
Plot *dm_tl_lay_zoom(Plot *plot);
void dm_tl_free_zoom(Plot *zoom); /* NULL is fine */

/* ---- foot.c: legend and sources ---- */
GArray *dm_tl_sources_new(void);
/* `zoom` may be NULL. */
void dm_tl_number_sources(Plot *plot, Plot *zoom, guint max_rows);
double dm_tl_draw_foot(Plot *plot, double y);
double dm_tl_foot_height(Plot *plot);

/* ---- Shapes in short ---- */
DmPage *dm_tl_page(Plot *plot);
DmShape *dm_tl_line(Plot *plot, const char *role, double x0, double y0, double x1, double y1, DmInk ink,
                    double width);
DmShape *dm_tl_rect(Plot *plot, const char *role, double x, double y, double w, double h, DmInk fill);
DmShape *dm_tl_text(Plot *plot, const char *role, const char *text, double x, double y, DmFont font,
                    DmInk ink);
DmShape *dm_tl_poly(Plot *plot, const char *role, DmShapeKind kind, const DmPoint *points, guint n);
