import logging
import sys

sys.stderr = sys.stdout
logging.getLogger("quiet").info("no")
logging.getLogger("loud").warning("to the last resort")
print(logging.lastResort.level, logging.root.handlers, logging.getLogger("loud").hasHandlers())
logging.warning("configures root")
print(logging.root.handlers != [])
logging.captureWarnings(True)
logging.captureWarnings(False)
print(logging.getLevelNamesMapping()["INFO"], logging.BASIC_FORMAT)
