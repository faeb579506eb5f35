/* One commitment or deadline at work, for commitments and their instances. */
#pragma once
#include "query/ask.h"

typedef struct DmLedger {
    DmAsk ask;
    const DmCommitmentFilter *filter;
    guint32 states; /* wanted */
    DmCommitmentRows *rows;
} DmLedger;

/* Adds the row of a commitment, or the instances of a recurring one, as far as the filter wants them. */
void dm_ledger_add(DmLedger *ledger, const DmHandle *handle, const DmClaims *claims, const DmView *view);
/* The window of a claim on the day of the view; none while it hangs on something that has not happened. */
DmDate dm_ledger_window(DmAsk *ask, const DmClaim *claim);
/* Sets state and days left by the row's window and what was said of it. */
void dm_ledger_stand(const DmLedger *ledger, DmStatus status, DmCommitmentRow *row);
/* Whether the filter wants the row. */
bool dm_ledger_keeps(const DmLedger *ledger, const DmCommitmentRow *row);
DmStep *dm_ledger_step(DmLedger *ledger, const DmClaim *claim, DmDate due, DmCommitmentRow *row);
/* Days from one latest day to the other; 0 when one of them is open or not there. */
int dm_ledger_slip(const DmDate *from, const DmDate *to);

/* Adds the instances of a recurring commitment, from the first to the one whose end is next, instead of the
 * row. */
void dm_series_add(DmLedger *ledger, const DmCommitmentRow *row, const DmClaims *claims, int n, DmUnit unit);
