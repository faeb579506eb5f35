-- The store of demarche: what the event files say, indexed for questions. It can be deleted and rebuilt from the
-- files at any time; a newer program rebuilds an older store and never alters it.
--
-- Days are whole days counted from 1970-01-01. A window is two of them, both inclusive: an open earliest is
-- -2147483648, an open latest 2147483647, so that comparisons need no special case. A date stands in the columns
--   X_said (as written), X_edtf (canonical EDTF), X_form (shape, precision and flags, packed by src/store/db.c),
--   X_earliest, X_latest.
-- All of them are NULL where the field was left out. Every row leads back to its place: file, line and column
-- (1-based, in characters); quotes also to characters of the source text.
--
-- The first half says what the files say. The second half (event, pair) is derived from it when files are loaded.

-- ---- What the files say ---------------------------------------------------------------------------------------

-- One event file. It is known by its source's id, or by its name when it has no source.
CREATE TABLE file (
  num       INTEGER PRIMARY KEY,
  identity  TEXT NOT NULL UNIQUE,
  path      TEXT NOT NULL,              -- as given when it was loaded
  location  TEXT NOT NULL,              -- absolute, for --sync
  sha256    TEXT NOT NULL               -- of its bytes: the same again means nothing to do
) STRICT;

-- What a file was read from.
CREATE TABLE source (
  file           INTEGER PRIMARY KEY REFERENCES file ON DELETE CASCADE,
  id             TEXT NOT NULL UNIQUE,
  title          TEXT,
  publisher      TEXT,
  author         TEXT,
  url            TEXT,
  archive        TEXT,
  language       TEXT,
  text           TEXT,                  -- path of the local copy
  text_sha256    TEXT,
  grade          INTEGER NOT NULL,      -- DmGrade
  published      INTEGER NOT NULL,      -- the day the world could know
  published_said TEXT,
  published_edtf TEXT,
  retrieved_said TEXT,
  retrieved_edtf TEXT,
  line           INTEGER NOT NULL,
  col            INTEGER NOT NULL
) STRICT;

-- Who coded a file.
CREATE TABLE coder (
  file     INTEGER PRIMARY KEY REFERENCES file ON DELETE CASCADE,
  by       TEXT,
  at_said  TEXT,
  at_edtf  TEXT,
  codebook TEXT
) STRICT;

-- A declaration of an actor. Several files may declare one; each field is taken from the source published last that
-- says it, files without a source first. Built-in actors need no row.
CREATE TABLE actor (
  num      INTEGER PRIMARY KEY,
  file     INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
  id       TEXT NOT NULL,
  name     TEXT,
  kind     INTEGER NOT NULL,            -- DmActorKind, 0 not said
  of       TEXT,                        -- what it belongs to: an actor id
  role     TEXT,
  wikidata TEXT,
  note     TEXT,
  line     INTEGER NOT NULL,
  col      INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_id ON actor (id);
CREATE INDEX actor_of ON actor (of) WHERE of IS NOT NULL;
CREATE INDEX actor_file ON actor (file);

CREATE TABLE actor_role (
  actor     INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
  ord       INTEGER NOT NULL,
  title     TEXT,
  of        TEXT,
  from_said TEXT,
  from_edtf TEXT,
  to_said   TEXT,
  to_edtf   TEXT,
  line      INTEGER NOT NULL,
  col       INTEGER NOT NULL,
  PRIMARY KEY (actor, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_role_of ON actor_role (of) WHERE of IS NOT NULL;

-- Names an actor is known by: the name itself (ord 0) and the aliases.
CREATE TABLE actor_alias (
  num   INTEGER PRIMARY KEY,
  actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
  ord   INTEGER NOT NULL,
  alias TEXT NOT NULL,
  line  INTEGER NOT NULL,
  col   INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_alias_actor ON actor_alias (actor, ord);

-- A declaration of an issue, merged as actors are.
CREATE TABLE issue (
  num    INTEGER PRIMARY KEY,
  file   INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
  id     TEXT NOT NULL,
  title  TEXT,
  note   TEXT,
  parent TEXT,                          -- a broader issue
  line   INTEGER NOT NULL,
  col    INTEGER NOT NULL
) STRICT;
CREATE INDEX issue_id ON issue (id);
CREATE INDEX issue_parent ON issue (parent) WHERE parent IS NOT NULL;
CREATE INDEX issue_file ON issue (file);

CREATE TABLE issue_alias (
  issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  ord   INTEGER NOT NULL,
  alias TEXT NOT NULL,
  line  INTEGER NOT NULL,
  col   INTEGER NOT NULL,
  PRIMARY KEY (issue, ord)
) STRICT, WITHOUT ROWID;

-- One report of an event: what one file says of it. NULL is a field left out. `actors`, `issues` and the first quote
-- repeat part, report_issue and quote in one cell, so that a listing reads one row an event.
CREATE TABLE report (
  num           INTEGER PRIMARY KEY,
  event         INTEGER NOT NULL REFERENCES event,
  file          INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
  source        TEXT NOT NULL,          -- of the file, for ties
  ord           INTEGER NOT NULL,       -- order in the file
  kind          INTEGER NOT NULL,       -- DmKind
  draft         INTEGER NOT NULL,       -- 1: review is draft
  published     INTEGER NOT NULL,       -- of the source
  date_said     TEXT,
  date_edtf     TEXT,
  date_form     INTEGER,
  date_earliest INTEGER,
  date_latest   INTEGER,
  title         TEXT,
  summary       TEXT,
  note          TEXT,
  reason        TEXT,                   -- of a draft: the rule that made it
  status        INTEGER,                -- DmStatus
  place         TEXT,
  country       TEXT,
  lat           REAL,                   -- degrees
  lon           REAL,
  geonames      TEXT,
  for_event     TEXT,                   -- of a venue: the meeting
  what          TEXT,
  condition     TEXT,
  due_said      TEXT,
  due_edtf      TEXT,
  due_form      INTEGER,
  due_earliest  INTEGER,
  due_latest    INTEGER,
  due_after     TEXT,                   -- the event the window hangs on
  due_min       INTEGER,
  due_max       INTEGER,
  due_unit      INTEGER,                -- DmUnit
  every         TEXT,
  plover        INTEGER,
  weight        REAL,
  confidence    REAL,
  actors        TEXT,                   -- "FWid;…": field and word as letters from A, see src/store/view.c
  issues        TEXT,                   -- "id;…"
  quote         TEXT,
  quote_start   INTEGER,
  quote_end     INTEGER,
  line          INTEGER NOT NULL,
  col           INTEGER NOT NULL
) STRICT;
CREATE INDEX report_event ON report (event, published);
CREATE INDEX report_file ON report (file);
CREATE INDEX report_published ON report (published);
CREATE INDEX report_for ON report (for_event) WHERE for_event IS NOT NULL;
CREATE INDEX report_after ON report (due_after) WHERE due_after IS NOT NULL;
CREATE INDEX report_every ON report (event) WHERE every IS NOT NULL;

-- An actor in a report, in one of the fields that name actors.
CREATE TABLE part (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  ord    INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  event  INTEGER NOT NULL,
  field  INTEGER NOT NULL,              -- DmWord: the field it stands in
  word   INTEGER NOT NULL,              -- DmWord: what it is there
  line   INTEGER NOT NULL,
  col    INTEGER NOT NULL,
  PRIMARY KEY (report, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_actor ON part (actor, event);

CREATE TABLE report_issue (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  ord    INTEGER NOT NULL,
  issue  TEXT NOT NULL,
  event  INTEGER NOT NULL,
  line   INTEGER NOT NULL,
  col    INTEGER NOT NULL,
  PRIMARY KEY (report, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_issue_issue ON report_issue (issue, event);

-- follows and responds-to.
CREATE TABLE link (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  ord    INTEGER NOT NULL,
  field  INTEGER NOT NULL,              -- 0 follows, 1 responds-to
  target TEXT NOT NULL,                 -- an event id
  line   INTEGER NOT NULL,
  col    INTEGER NOT NULL,
  PRIMARY KEY (report, field, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_target ON link (target);

CREATE TABLE tag (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  ord    INTEGER NOT NULL,
  tag    TEXT NOT NULL,
  line   INTEGER NOT NULL,
  col    INTEGER NOT NULL,
  PRIMARY KEY (report, ord)
) STRICT, WITHOUT ROWID;

-- The words: of the report (position NULL) or of a position in it.
CREATE TABLE quote (
  num         INTEGER PRIMARY KEY,
  report      INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position    INTEGER REFERENCES position ON DELETE CASCADE,
  ord         INTEGER NOT NULL,
  text        TEXT NOT NULL,
  speaker     TEXT,
  anonymous   INTEGER NOT NULL,
  language    TEXT,
  translation TEXT,
  start       INTEGER,                  -- characters in the source text
  end         INTEGER,
  line        INTEGER NOT NULL,
  col         INTEGER NOT NULL
) STRICT;
CREATE INDEX quote_report ON quote (report);
CREATE INDEX quote_position ON quote (position) WHERE position IS NOT NULL;
CREATE INDEX quote_speaker ON quote (speaker) WHERE speaker IS NOT NULL;

-- A stance that a report gives an actor on an issue. It was taken on the event's date, at the latest on the day of
-- publication: nobody can report a stance of tomorrow.
CREATE TABLE position (
  num           INTEGER PRIMARY KEY,
  report        INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  file          INTEGER NOT NULL,       -- of the report, as the event's id and the source's: one row answers
  event         TEXT NOT NULL,
  source        TEXT NOT NULL,
  ord           INTEGER NOT NULL,       -- order in the file
  actor         TEXT NOT NULL,
  issue         TEXT NOT NULL,          -- an issue, or a venue event
  stance        INTEGER NOT NULL,       -- DmStance, -2 opposes … 2 supports
  condition     TEXT,
  note          TEXT,
  draft         INTEGER NOT NULL,
  published     INTEGER NOT NULL,
  said_edtf     TEXT NOT NULL,
  said_form     INTEGER NOT NULL,
  said_earliest INTEGER NOT NULL,
  said_latest   INTEGER NOT NULL,
  quote         TEXT,
  quote_start   INTEGER,
  quote_end     INTEGER,
  line          INTEGER NOT NULL,
  col           INTEGER NOT NULL
) STRICT;
CREATE INDEX position_pair ON position (actor, issue, said_earliest, said_latest, published, source, ord, stance, draft);
CREATE INDEX position_issue ON position (issue, actor);
CREATE INDEX position_report ON position (report);
CREATE INDEX position_published ON position (published, actor, issue);

-- An update: what a report changes about an earlier event. It counts from `since`, its own event's date.
CREATE TABLE change (
  num           INTEGER PRIMARY KEY,
  target        INTEGER NOT NULL REFERENCES event,
  report        INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  ord           INTEGER NOT NULL,
  draft         INTEGER NOT NULL,
  published     INTEGER NOT NULL,
  since         INTEGER NOT NULL,
  status        INTEGER,
  date_said     TEXT,
  date_edtf     TEXT,
  date_form     INTEGER,
  date_earliest INTEGER,
  date_latest   INTEGER,
  place         TEXT,
  country       TEXT,
  lat           REAL,
  lon           REAL,
  geonames      TEXT,
  due_said      TEXT,
  due_edtf      TEXT,
  due_form      INTEGER,
  due_earliest  INTEGER,
  due_latest    INTEGER,
  due_after     TEXT,
  due_min       INTEGER,
  due_max       INTEGER,
  due_unit      INTEGER,
  note          TEXT,
  line          INTEGER NOT NULL,
  col           INTEGER NOT NULL
) STRICT;
CREATE INDEX change_target ON change (target, published);
CREATE INDEX change_report ON change (report);
CREATE INDEX change_after ON change (due_after) WHERE due_after IS NOT NULL;

-- ---- Search ---------------------------------------------------------------------------------------------------

-- The tokenizer `words` is the program's own: unicode61, but each character of Chinese and Japanese is a word. Other
-- programs read every table here except these two.
-- The words of a report. The view is the content of the index, so nothing is stored twice.
CREATE VIEW report_text (num, title, words, quotes) AS
  SELECT r.num, r.title,
         coalesce(r.summary, '') || char(10) || coalesce(r.what, '') || char(10) || coalesce(r.condition, ''),
         (SELECT group_concat(q.text, char(10)) FROM quote q WHERE q.report = r.num)
  FROM report r;
CREATE VIRTUAL TABLE report_search USING fts5 (
  title, words, quotes,
  content = report_text, content_rowid = num, tokenize = "words remove_diacritics 2"
);

-- Names and aliases of actors.
CREATE VIRTUAL TABLE name_search USING fts5 (
  alias,
  content = actor_alias, content_rowid = num, tokenize = "words remove_diacritics 2"
);

-- ---- Derived ----------------------------------------------------------------------------------------------------

-- An event, whoever reports it. Most have one accepted report and no update: they are plain, and their view is that
-- report. The others have to be merged from their claims (below). `shown` keeps what they look like once everything
-- about them counts, which is from the day `stable` on; before it, and with drafts, the claims are merged when asked.
CREATE TABLE event (
  num      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  kind     INTEGER,                     -- NULL only while a load has seen an update and not yet a report
  plain    INTEGER NOT NULL,
  report   INTEGER,                     -- of a plain event, its report
  known    INTEGER NOT NULL,            -- the day it was first published
  earliest INTEGER NOT NULL,            -- its window; of one that is not plain, around every date claimed
  latest   INTEGER NOT NULL,
  stable   INTEGER NOT NULL,            -- from this day on nothing more is claimed; 2147483647 while drafts are
  happened INTEGER NOT NULL,            -- the same with hindsight: the last day of an event that updates it
  settled  INTEGER NOT NULL             -- of a commitment: closed for good from this day on; 2147483647 open
) STRICT;
CREATE INDEX event_when ON event (earliest, latest, id, kind, known) WHERE plain;
CREATE INDEX event_merged ON event (stable, known, earliest, latest) WHERE NOT plain;
CREATE INDEX event_ledger_plain ON event (known) WHERE kind IN (5, 6) AND plain;
CREATE INDEX event_ledger ON event (settled, known) WHERE kind IN (5, 6) AND NOT plain;
CREATE INDEX event_venue ON event (id) WHERE kind = 4;

-- A plain event in short, for pictures of very many; none whose window is counted from another event or recurs. Few
-- columns and whole numbers are what a million rows are read by fastest; src/query/sketches.c takes them apart.
CREATE TABLE sketch (
  event      INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
  report     INTEGER NOT NULL,          -- published * 2^32 + report
  form       INTEGER NOT NULL,          -- date_form + due_form * 2^20 + kind * 2^40 + (status + 1) * 2^44, 0 for none
  date       INTEGER NOT NULL,          -- earliest * 2^32 + latest + 2^31
  due        INTEGER,                   -- the same of the window
  weight     REAL,
  confidence REAL,
  actors     TEXT,                      -- as in report
  issues     TEXT
) STRICT;

-- A report as the sketch of its event, where it can be one.
CREATE VIEW report_sketch (num, event, report, form, date, due, weight, confidence, actors, issues) AS
  SELECT num, event, (published << 32) + num,
         coalesce(date_form, 0) + (coalesce(due_form, 0) << 20) + (kind << 40) + (coalesce(status + 1, 0) << 44),
         (coalesce(date_earliest, -2147483648) << 32) + coalesce(date_latest, 2147483647) + 2147483648,
         CASE WHEN due_form IS NOT NULL THEN (due_earliest << 32) + due_latest + 2147483648 END,
         weight, confidence, actors, issues
  FROM report
  WHERE due_after IS NULL AND every IS NULL;

-- Who has ever taken a position on what.
CREATE TABLE pair (
  actor TEXT NOT NULL,
  issue TEXT NOT NULL,
  venue INTEGER NOT NULL,               -- 1: the issue is a venue event
  PRIMARY KEY (actor, issue)
) STRICT, WITHOUT ROWID;

-- ---- Views ------------------------------------------------------------------------------------------------------

-- What a report claims about its event. `since` is the day from which it counts, whenever published.
CREATE VIEW said AS
  SELECT event, num AS report, 0 AS is_change, 0 AS change_ord, NULL AS by_event, ord, draft,
         published, -2147483648 AS since, date_edtf AS rank_edtf, date_form AS rank_form,
         date_earliest AS rank_earliest, date_latest AS rank_latest, source, file, line, col,
         title, summary, note, date_edtf, date_form, date_earliest, date_latest,
         status, place, country, lat, lon, actors, issues, for_event, what, condition,
         due_edtf, due_form, due_earliest, due_latest, due_after, due_min, due_max, due_unit,
         due_said, every, plover, weight, confidence, quote, quote_start, quote_end
  FROM report;

-- Everything claimed about an event: by its own reports, and by updates in reports of other events. A field's value on
-- a day is that of the claim published last (ties: later event date, source id, order in the file) that says it.
CREATE VIEW claim AS
  SELECT * FROM said
  UNION ALL
  SELECT c.target, c.report, 1, c.ord, e.id, r.ord, c.draft,
         c.published, c.since, r.date_edtf, r.date_form, r.date_earliest, r.date_latest, r.source, r.file, c.line, c.col,
         NULL, NULL, c.note, c.date_edtf, c.date_form, c.date_earliest, c.date_latest,
         c.status, c.place, c.country, c.lat, c.lon, NULL, NULL, NULL, NULL, NULL,
         c.due_edtf, c.due_form, c.due_earliest, c.due_latest, c.due_after, c.due_min, c.due_max, c.due_unit,
         c.due_said, NULL, NULL, NULL, NULL, r.quote, r.quote_start, r.quote_end
  FROM change c JOIN report r ON r.num = c.report JOIN event e ON e.num = r.event;

-- An event that is not plain as it looks in the end: the columns of `said`, merged, as if one report had said it all.
CREATE TABLE shown (
  event         INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
  report        INTEGER NOT NULL,       -- the one published last
  is_change     INTEGER NOT NULL,
  change_ord    INTEGER NOT NULL,
  by_event      TEXT,
  ord           INTEGER NOT NULL,
  draft         INTEGER NOT NULL,
  published     INTEGER NOT NULL,
  since         INTEGER NOT NULL,
  rank_edtf     TEXT,
  rank_form     INTEGER,
  rank_earliest INTEGER,
  rank_latest   INTEGER,
  source        TEXT NOT NULL,
  file          INTEGER NOT NULL,
  line          INTEGER NOT NULL,
  col           INTEGER NOT NULL,
  title         TEXT,
  summary       TEXT,
  note          TEXT,
  date_edtf     TEXT,
  date_form     INTEGER,
  date_earliest INTEGER NOT NULL,
  date_latest   INTEGER NOT NULL,
  status        INTEGER,                -- also where it only follows from the date
  place         TEXT,
  country       TEXT,
  lat           REAL,
  lon           REAL,
  actors        TEXT,
  issues        TEXT,
  for_event     TEXT,
  what          TEXT,
  condition     TEXT,
  due_edtf      TEXT,
  due_form      INTEGER,
  due_earliest  INTEGER,
  due_latest    INTEGER,
  due_after     TEXT,
  due_min       INTEGER,
  due_max       INTEGER,
  due_unit      INTEGER,
  due_said      TEXT,
  every         TEXT,
  plover        INTEGER,
  weight        REAL,
  confidence    REAL,
  quote         TEXT,
  quote_start   INTEGER,
  quote_end     INTEGER,
  n_reports     INTEGER NOT NULL,
  id            TEXT NOT NULL           -- of the event, for the order of listings
) STRICT;
CREATE INDEX shown_when ON shown (date_earliest, date_latest, id);
