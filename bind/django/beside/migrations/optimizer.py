"""django.db.migrations.optimizer: the same changes in fewer operations."""


class MigrationOptimizer:
    def optimize(self, operations, app_label):
        if app_label is None:
            raise TypeError("app_label must be a str.")
        self._iterations = 0
        while True:
            result = self.optimize_inner(operations, app_label)
            self._iterations += 1
            if result == operations:
                return result
            operations = result

    def optimize_inner(self, operations, app_label):
        """The operations after the first two that can be merged are; all of them where none can."""
        for i in range(len(operations)):
            merged = self._merge(operations, i, app_label)
            if merged is not None:
                return merged
        return list(operations)

    def _merge(self, operations, i, app_label):
        """Merges an operation with the first later one that it can be merged with."""
        operation, passes = operations[i], True
        for j in range(i + 1, len(operations)):
            other, between = operations[j], operations[i + 1 : j]
            result = operation.reduce(other, app_label)
            if isinstance(result, list):
                if passes:
                    result = between + result
                elif all(op.reduce(other, app_label) is True for op in between):
                    result = result + between
                else:
                    return None
                return operations[:i] + result + operations[j + 1 :]
            passes = passes and bool(result)
        return None
