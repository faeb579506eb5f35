/* model – the vocabulary of event files: every closed list of words, as one table that parses, prints and
 * helps. */
#include <demarche/model.h>

const DmEnum dm_kind_names[] = {
    {"summit", DM_KIND_SUMMIT, "meeting of heads of state or government"},
    {"meeting", DM_KIND_MEETING, "any other meeting"},
    {"call", DM_KIND_CALL, "talk by telephone or video"},
    {"statement", DM_KIND_STATEMENT, "somebody says something"},
    {"venue", DM_KIND_VENUE, "a place proposed for a meeting"},
    {"deadline", DM_KIND_DEADLINE, "a time limit set on somebody"},
    {"commitment", DM_KIND_COMMITMENT, "a promise"},
    {"agreement", DM_KIND_AGREEMENT, "a text signed or accepted"},
    {"action", DM_KIND_ACTION, "anything else done"},
    {"period", DM_KIND_PERIOD, "a phase, drawn behind the rest"},
    {NULL, 0, NULL},
};

#define MEETING_STATUSES                                                                                     \
    {"proposed", DM_STATUS_PROPOSED, "somebody wants it"},                                                   \
        {"planned", DM_STATUS_PLANNED, "both sides expect it"}, {"held", DM_STATUS_HELD, "it took place"},   \
        {"postponed", DM_STATUS_POSTPONED, "put off"}, {"cancelled", DM_STATUS_CANCELLED, "called off"},     \
    {                                                                                                        \
        "denied", DM_STATUS_DENIED, "somebody says that it is not planned or did not happen"                 \
    }

const DmEnum dm_status_names[] = {
    MEETING_STATUSES,
    {"fulfilled", DM_STATUS_FULFILLED, "done as promised"},
    {"partly-fulfilled", DM_STATUS_PARTLY_FULFILLED, "done in part"},
    {"broken", DM_STATUS_BROKEN, "not done, or the opposite done"},
    {"withdrawn", DM_STATUS_WITHDRAWN, "taken back"},
    {"superseded", DM_STATUS_SUPERSEDED, "replaced by another"},
    {"extended", DM_STATUS_EXTENDED, "given a new due date"},
    {NULL, 0, NULL},
};

const DmEnum dm_meeting_status_names[] = {
    MEETING_STATUSES,
    {NULL, 0, NULL},
};

const DmEnum dm_word_names[] = {
    {"participant", DM_WORD_PARTICIPANT, "takes part"},
    {"host", DM_WORD_HOST, "receives the others"},
    {"guest", DM_WORD_GUEST, "invited, not a party to the talks"},
    {"mediator", DM_WORD_MEDIATOR, "stands between the sides"},
    {"observer", DM_WORD_OBSERVER, "present without a part"},
    {"signatory", DM_WORD_SIGNATORY, "signs"},
    {"absent", DM_WORD_ABSENT, "expected and not there"},
    {"speaker", DM_WORD_SPEAKER, "says it"},
    {"to", DM_WORD_TO, "whom it is said or done to"},
    {"by", DM_WORD_BY, "who does or promises it"},
    {"set-by", DM_WORD_SET_BY, "who sets the limit"},
    {"set-on", DM_WORD_SET_ON, "whom the limit binds"},
    {"proposed-by", DM_WORD_PROPOSED_BY, "who proposes the place"},
    {"party", DM_WORD_PARTY, "party to a text"},
    {NULL, 0, NULL},
};

const DmEnum dm_role_names[] = {
    {"host", DM_WORD_HOST, "receives the others"},
    {"guest", DM_WORD_GUEST, "invited, not a party to the talks"},
    {"mediator", DM_WORD_MEDIATOR, "stands between the sides"},
    {"observer", DM_WORD_OBSERVER, "present without a part"},
    {"signatory", DM_WORD_SIGNATORY, "signs"},
    {"absent", DM_WORD_ABSENT, "expected and not there"},
    {NULL, 0, NULL},
};

const DmEnum dm_stance_names[] = {
    {"supports", DM_STANCE_SUPPORTS, "+2: wants it"},
    {"accepts", DM_STANCE_ACCEPTS, "+1: can live with it"},
    {"neutral", DM_STANCE_NEUTRAL, "0: takes no side"},
    {"doubts", DM_STANCE_DOUBTS, "-1: has reservations"},
    {"opposes", DM_STANCE_OPPOSES, "-2: is against it"},
    {NULL, 0, NULL},
};

const DmEnum dm_actor_kind_names[] = {
    {"person", DM_ACTOR_PERSON, "a human being"},
    {"state", DM_ACTOR_STATE, "a state or territory"},
    {"organisation", DM_ACTOR_ORGANISATION, "an international organisation, ministry, party or company"},
    {"group", DM_ACTOR_GROUP, "several actors that speak or act together"},
    {NULL, 0, NULL},
};

const DmEnum dm_grade_names[] = {
    {"primary", DM_GRADE_PRIMARY, "a readout, transcript or text of the actors themselves"},
    {"secondary", DM_GRADE_SECONDARY, "a report about them"},
    {NULL, 0, NULL},
};

const DmEnum dm_plover_names[] = {
    {"AGREE", DM_PLOVER_AGREE, "agree, or announce that one will cooperate"},
    {"CONSULT", DM_PLOVER_CONSULT, "meet, call, visit, negotiate"},
    {"SUPPORT", DM_PLOVER_SUPPORT, "express support, recognise, apologise, ratify"},
    {"CONCEDE", DM_PLOVER_CONCEDE, "ease sanctions or restrictions, give way, release"},
    {"COOPERATE", DM_PLOVER_COOPERATE, "material cooperation, exercises, extradition"},
    {"AID", DM_PLOVER_AID, "economic, military or humanitarian aid"},
    {"RETREAT", DM_PLOVER_RETREAT, "withdraw forces, cease fire, surrender"},
    {"REQUEST", DM_PLOVER_REQUEST, "demand, ask, call for"},
    {"ACCUSE", DM_PLOVER_ACCUSE, "criticise, accuse, investigate"},
    {"REJECT", DM_PLOVER_REJECT, "refuse, veto, defy"},
    {"THREATEN", DM_PLOVER_THREATEN, "threaten, set an ultimatum"},
    {"PROTEST", DM_PLOVER_PROTEST, "demonstrate, strike, boycott"},
    {"SANCTION", DM_PLOVER_SANCTION, "reduce relations, expel, impose sanctions"},
    {"MOBILIZE", DM_PLOVER_MOBILIZE, "move or alert forces"},
    {"COERCE", DM_PLOVER_COERCE, "seize, arrest, restrict, hack"},
    {"ASSAULT", DM_PLOVER_ASSAULT, "use force"},
    {"YIELD", DM_PLOVER_YIELD, "earlier name of CONCEDE and RETREAT"},
    {"DEMAND", DM_PLOVER_DEMAND, "earlier name of REQUEST"},
    {"DISAPPROVE", DM_PLOVER_DISAPPROVE, "earlier name of ACCUSE"},
    {"INVESTIGATE", DM_PLOVER_INVESTIGATE, "earlier part of ACCUSE"},
    {"FIGHT", DM_PLOVER_FIGHT, "earlier name of ASSAULT"},
    {NULL, 0, NULL},
};

bool dm_status_is_meeting(DmStatus status)
{
    return status >= DM_STATUS_PROPOSED && status <= DM_STATUS_DENIED;
}

bool dm_status_is_settlement(DmStatus status)
{
    return status >= DM_STATUS_FULFILLED && status <= DM_STATUS_SUPERSEDED;
}

bool dm_kind_has_status(DmKind kind)
{
    return kind < DM_KIND_COUNT && (DM_KINDS_TALKS >> kind & 1);
}

bool dm_kind_has_due(DmKind kind)
{
    return kind < DM_KIND_COUNT && (DM_KINDS_DUE >> kind & 1);
}

DmQuad dm_plover_quad(int plover)
{
    static const struct {
        int last; /* last class of the quad */
        DmQuad quad;
    } quads[] = {
        {DM_PLOVER_NONE, DM_QUAD_NONE},
        {DM_PLOVER_CONCEDE, DM_QUAD_VERBAL_COOPERATION},
        {DM_PLOVER_RETREAT, DM_QUAD_MATERIAL_COOPERATION},
        {DM_PLOVER_THREATEN, DM_QUAD_VERBAL_CONFLICT},
        {DM_PLOVER_ASSAULT, DM_QUAD_MATERIAL_CONFLICT},
        {DM_PLOVER_YIELD, DM_QUAD_MATERIAL_COOPERATION},
        {DM_PLOVER_INVESTIGATE, DM_QUAD_VERBAL_CONFLICT},
        {DM_PLOVER_FIGHT, DM_QUAD_MATERIAL_CONFLICT},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(quads); i++)
        if (plover <= quads[i].last)
            return quads[i].quad;
    return DM_QUAD_NONE;
}

guint32 dm_word_kinds(DmWord field)
{
    static const guint32 kinds[DM_WORD_COUNT] = {
        [DM_WORD_PARTICIPANT] = DM_KINDS_TALKS,
        [DM_WORD_HOST] = DM_KINDS_MEETINGS,
        [DM_WORD_MEDIATOR] = DM_KINDS_MEETINGS | DM_KIND_BIT(AGREEMENT),
        [DM_WORD_SPEAKER] = DM_KIND_BIT(STATEMENT),
        [DM_WORD_TO] = DM_KINDS_TO,
        [DM_WORD_BY] = DM_KINDS_BY,
        [DM_WORD_SET_BY] = DM_KIND_BIT(DEADLINE),
        [DM_WORD_SET_ON] = DM_KIND_BIT(DEADLINE),
        [DM_WORD_PROPOSED_BY] = DM_KIND_BIT(VENUE),
        [DM_WORD_PARTY] = DM_KIND_BIT(AGREEMENT),
    };
    return field < DM_WORD_COUNT ? kinds[field] : 0;
}
