package dev.wenshu.connector.jdbc.rows;

/** A row of which the content is not read; the watermark is its id where there is none. */
record Row(String id, String version, String watermark) {}
