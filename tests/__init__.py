"""Tests of gongkai; the test modules mirror the package's folders."""
