-- A generative model is a file on this machine or a server; no secret is here, a key is named by its environment variable.
CREATE TABLE model (
    name            VARCHAR(100) NOT NULL PRIMARY KEY,
    gguf_file       VARCHAR,
    base_url        VARCHAR,
    upstream_model  VARCHAR,
    key_environment VARCHAR(100),
    dialect         VARCHAR(50),
    -- tokens of prompt and answer together; 0 leaves it to the model
    context         INTEGER      NOT NULL,
    vision          BOOLEAN      NOT NULL,
    -- for a million tokens, in the currency of the installation
    price_in        NUMERIC(18, 6),
    price_out       NUMERIC(18, 6),
    CONSTRAINT model_is_a_file_or_a_server CHECK (
        (gguf_file IS NOT NULL AND base_url IS NULL)
        OR (gguf_file IS NULL AND base_url IS NOT NULL AND upstream_model IS NOT NULL AND dialect IS NOT NULL))
);

CREATE TABLE model_route (
    alias VARCHAR(100) NOT NULL PRIMARY KEY
);

CREATE TABLE model_candidate (
    alias    VARCHAR(100) NOT NULL REFERENCES model_route (alias),
    position INTEGER      NOT NULL,
    model    VARCHAR(100) NOT NULL REFERENCES model (name),
    weight   INTEGER      NOT NULL,
    tier     INTEGER      NOT NULL,
    PRIMARY KEY (alias, position)
);

-- One row, locked by whoever changes a model or a route; its revision tells every process that something changed.
CREATE TABLE model_setting (
    id           INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    default_name VARCHAR(100),
    revision     BIGINT  NOT NULL
);
INSERT INTO model_setting (id, default_name, revision)
VALUES (1, NULL, 0);
