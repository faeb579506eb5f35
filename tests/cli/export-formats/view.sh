# The view that the cases of export share; published on three days of August 2025.
cat >a.yaml <<'Y'
demarche: 1
source: {id: wire-1, title: 'Talks, "at last"', publisher: A wire, published: 2025-08-10, url: 'https://example.org/1?a=b&c=d'}
actors:
  envoy: {name: Envoy of Slovenia, kind: person, of: SI}
issues:
  inspection: {title: 'Inspection; by both sides'}
events:
  - id: first-call
    kind: call
    date: 2025-08-09
    title: "The envoy calls Vienna: <first> talks & more"
    participants: [envoy, AT]
    plover: CONSULT
    quote: 'we spoke of "everything", at length'
    issues: inspection
  - id: summit
    kind: summit
    date: 2025-09
    title: Summit of both sides
    participants: [{who: AT, as: host}, SI]
    status: planned
    place: {name: Graz, country: AT, lat: 47.07, lon: 15.44}
  - id: graz
    kind: venue
    date: 2025-08-10
    title: Graz for the summit
    for: summit
    place: Graz
    country: AT
    proposed-by: AT
    positions: [{actor: envoy, issue: graz, stance: accepts}]
  - id: list-of-sites
    kind: deadline
    date: 2025-08-10
    title: A list of sites within a week
    set-by: envoy
    set-on: AT
    what: a list of sites
    due: within 7 days
    quote: within a week
  - id: share-maps
    kind: commitment
    date: 2025-08-10
    title: Slovenia will share its maps
    by: SI
    to: AT
    due: 2025-08-20
Y
cat >b.yaml <<'Y'
demarche: 1
source: {id: wire-2, title: More time, publisher: A wire, published: 2025-08-16}
events:
  - id: more-time
    kind: statement
    date: 2025-08-16
    title: The envoy grants more time
    speaker: envoy
    to: AT
    updates: [{of: list-of-sites, status: extended, due: 2025-08-30}]
    positions:
      - {issue: inspection, stance: supports, condition: 'both sides, at once'}
      - {actor: AT, issue: inspection, stance: opposes}
Y
cat >c.yaml <<'Y'
demarche: 1
source: {id: wire-3, title: Maps handed over, published: 2025-08-20}
events:
  - id: maps
    kind: action
    date: 2025-08-20~
    title: The maps are handed over
    by: SI
    to: AT
    updates: [{of: share-maps, status: fulfilled}]
  - {id: thaw, kind: period, date: 2025-08-01/2025-08-31, title: A thaw}
Y
demarche add a.yaml b.yaml c.yaml >/dev/null || exit
