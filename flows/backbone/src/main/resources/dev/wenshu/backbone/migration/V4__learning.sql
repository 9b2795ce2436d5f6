-- What a person said of a document, to learn from. Number 0 is the file, further ones its parts.
CREATE TABLE lesson (
    document_id VARCHAR(32)              NOT NULL REFERENCES document (id),
    number      INTEGER                  NOT NULL,
    kind        VARCHAR(100)             NOT NULL,
    -- all fields as the person left them, as JSON
    stated      TEXT                     NOT NULL,
    -- names of those that the person changed, separated by commas
    corrected   VARCHAR                  NOT NULL,
    state       VARCHAR(20)              NOT NULL,
    attempts    INTEGER DEFAULT 0        NOT NULL,
    -- made when the document was read for it
    content     TEXT,
    -- the first version that was learned with it
    version     INTEGER,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (document_id, number)
);
CREATE INDEX lesson_by_state ON lesson (kind, state, created_at);

CREATE TABLE learned_version (
    kind         VARCHAR(100)             NOT NULL,
    number       INTEGER                  NOT NULL,
    lessons      INTEGER                  NOT NULL,
    fields       INTEGER                  NOT NULL,
    right_before INTEGER                  NOT NULL,
    right_after  INTEGER                  NOT NULL,
    -- why it must not be used; empty where nothing speaks against it
    objection    VARCHAR                  NOT NULL,
    state        TEXT                     NOT NULL,
    learned_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (kind, number)
);

-- Number 0 is reading as shipped. A version that a person chose stays until a person chooses again.
CREATE TABLE learned_use (
    kind   VARCHAR(100) NOT NULL PRIMARY KEY,
    number INTEGER      NOT NULL,
    chosen BOOLEAN      NOT NULL
);
