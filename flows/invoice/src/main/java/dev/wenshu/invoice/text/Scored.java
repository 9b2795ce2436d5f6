package dev.wenshu.invoice.text;

/** A candidate with how well it fits a field, 0 to about 1. */
record Scored(Candidate candidate, double score) {}
