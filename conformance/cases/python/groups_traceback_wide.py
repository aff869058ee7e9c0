# Groups with many members are cut.
raise BaseExceptionGroup("many", [ValueError(n) for n in range(20)] + [SystemExit(3)])
