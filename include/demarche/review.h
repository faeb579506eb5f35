/* review – what a team does with event files: merges two versions of one, compares two coders of one article.
 */
#pragma once
#include <demarche/model.h>

G_BEGIN_DECLS

/* Merges two descendants of `base` by keys and ids: sections, actors, issues, events and their fields;
 * comments and the order of `ours` are kept. Where both sides changed one thing in different ways, both stand
 * between conflict markers as git writes them. Returns the merged text (free with g_free) and the number of
 * conflicts. */
char *dm_review_merge(const DmFile *base, const DmFile *ours, const DmFile *theirs, guint *ret_conflicts);

/* ---- Agreement of two coders ---- */

typedef struct DmAgreement {
    const char *what;   /* "kind", "stance", "due", static */
    const char *metric; /* of alpha: "nominal", "ordinal", "interval", static */
    guint n;            /* pairs compared */
    guint same;         /* of them equal */
    double kappa;       /* Cohen's kappa (1960), NAN when undefined */
    double alpha;       /* Krippendorff's alpha (2004), NAN when undefined */
} DmAgreement;

typedef struct DmDifference {
    const char *what;  /* "event", "kind", "date", "due", "position", "stance", …, static */
    const char *a, *b; /* what each coder has; NULL: nothing */
    const char *event; /* its id in A, or in B when A has none */
    DmPos pos_a, pos_b;
} DmDifference;

typedef struct DmComparison {
    guint n_a, n_b, n_pairs; /* events of each coder, and events found in both */
    DmAgreement measures[3];
    DM_LIST(DmDifference) differences;
} DmComparison;

/* Pairs the events of two codings of one article (same id; else the same words quoted; else the same day,
 * kind and actors) and measures how far the coders agree. Dates must be resolved. The result lives in
 * `arena`. */
DmComparison *dm_review_agree(const DmRecordFile *a, const DmRecordFile *b, DmArena *arena);

/* Cohen, J. (1960), A coefficient of agreement for nominal scales: two ratings of n things, codes
 * 0…n_codes−1. NAN when n is 0 or both raters used one and the same code throughout. */
double dm_review_kappa(const int *a, const int *b, guint n, guint n_codes);
/* Krippendorff, K. (2004), Content Analysis, ch. 11: alpha for two raters without missing values. */
typedef enum DmMetric { DM_METRIC_NOMINAL, DM_METRIC_ORDINAL, DM_METRIC_INTERVAL } DmMetric;
double dm_review_alpha(const double *a, const double *b, guint n, DmMetric metric);

G_END_DECLS
