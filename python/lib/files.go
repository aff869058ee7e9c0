package lib

// files are the files of the modules that are written in Python. A browser's program
// knows those that it has yet to fetch by this list alone.
var files = []string{
	"_argparse_format.py", "_ast_check.py", "_ast_text.py", "_compiled.py", "_files.py", "_heap.py", "_help.py", "_hooks.py", "_memory.py", "_source.py", "_string.py", "_wrappers.py", "argparse.py", "array.py", "ast.py", "asyncio/__init__.py", "asyncio/events.py", "asyncio/exceptions.py",
	"asyncio/futures.py", "asyncio/locks.py", "asyncio/queues.py", "asyncio/runners.py", "asyncio/taskgroups.py", "asyncio/tasks.py",
	"asyncio/timeouts.py", "base64.py", "calendar.py", "cmath.py", "codecs.py", "colorsys.py", "concurrent/__init__.py", "concurrent/futures/__init__.py", "configparser.py",
	"contextlib.py", "contextvars.py", "copy.py", "copyreg.py", "csv.py", "difflib.py", "doctest.py", "email/__init__.py", "email/encoders.py", "email/errors.py", "email/header.py", "email/headerregistry.py", "email/message.py", "email/mime/__init__.py", "email/mime/application.py", "email/mime/audio.py", "email/mime/base.py", "email/mime/image.py", "email/mime/multipart.py", "email/mime/nonmultipart.py", "email/mime/text.py", "email/parser.py", "email/policy.py", "email/utils.py", "enum.py", "errno.py", "fnmatch.py", "fractions.py",
	"functools.py", "gc.py", "getopt.py", "getpass.py", "glob.py", "graphlib.py", "html/__init__.py", "http/__init__.py", "importlib.py", "inspect.py", "ipaddress.py", "keyword.py", "linecache.py", "locale.py",
	"logging/__init__.py", "logging/config.py", "logging/handlers.py", "numbers.py", "os.py", "pathlib.py", "pickle.py", "platform.py", "posixpath.py", "pprint.py",
	"queue.py", "random.py", "re.py", "reprlib.py", "sched.py", "secrets.py", "shelve.py", "shlex.py", "shutil.py", "statistics.py", "string.py", "struct.py", "subprocess.py", "tempfile.py", "textwrap.py",
	"threading.py", "time.py", "timeit.py", "tomllib.py", "traceback.py", "typing_extensions.py", "unicodedata.py", "unittest/__init__.py", "unittest/_calls.py",
	"unittest/_patch.py", "unittest/asserts.py", "unittest/async_case.py", "unittest/case.py", "unittest/contexts.py", "unittest/loader.py",
	"unittest/main.py", "unittest/mock.py", "unittest/result.py", "unittest/runner.py", "unittest/suite.py", "urllib/__init__.py", "urllib/parse.py",
	"uuid.py", "weakref.py", "xml/__init__.py", "xml/_reader.py", "xml/etree/ElementPath.py", "xml/etree/ElementTree.py", "xml/etree/__init__.py", "xml/sax/__init__.py", "xml/sax/saxutils.py", "zoneinfo/__init__.py", "zoneinfo/_keys.py",
}
