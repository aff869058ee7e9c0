"""Where the bases of sqlalchemy.ext.declarative are said to be."""
from sqlalchemy.ext.declarative import AbstractConcreteBase, ConcreteBase, DeferredReflection
