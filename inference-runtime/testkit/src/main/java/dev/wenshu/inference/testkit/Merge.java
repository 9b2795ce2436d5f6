package dev.wenshu.inference.testkit;

/** Two neighbouring tokens that become one. */
record Merge(int left, int right) {}
