import keyword
import gc
import platform
import errno
import copyreg

print(keyword.iskeyword("for"), keyword.iskeyword("print"), keyword.issoftkeyword("match"), "async" in keyword.kwlist, len(keyword.kwlist), keyword.softkwlist)
print(isinstance(gc.collect(), int), gc.isenabled(), platform.python_implementation(), platform.system(), platform.python_version_tuple()[:2])
print(errno.ENOENT, errno.errorcode[13], errno.EEXIST, copyreg.dispatch_table is not None)
