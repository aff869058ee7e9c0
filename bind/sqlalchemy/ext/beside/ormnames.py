"""Names of sqlalchemy.orm and of the modules below it that programs import to ask what something is, or to
write annotations. What takes part in the ORM's own work raises when it is used."""
import enum
import typing

from sqlalchemy import inspect
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import attributes, registry, scoped_session
from sqlalchemy.orm._inspection import NotExtension
from sqlalchemy.orm.exc import StaleDataError

_ATTRIBUTES = {"InstrumentedAttribute", "hybrid_propertyProxy", "propertyProxy"}
_INSPECTED = {"Mapper", "AliasedInsp", "hybrid_property", "hybrid_method", "AssociationProxy"}
_WITH_INFO = {"InstanceState", "MapperProperty", "hybrid_property", "hybrid_method", "AssociationProxy"}


class _Kind(type):
    """A class whose instances are those of some others, which are named."""

    def __instancecheck__(cls, obj):
        return cls.__subclasscheck__(type(obj))

    def __subclasscheck__(cls, other):
        return any(c is cls or c.__name__ in cls._of for c in other.__mro__)


def _kind(name, of, module="base"):
    return _Kind(name, (), {"_of": frozenset(of), "__module__": "sqlalchemy.orm." + module})


QueryableAttribute = _kind("QueryableAttribute", _ATTRIBUTES, "attributes")
InspectionAttr = _kind("InspectionAttr", _ATTRIBUTES | _INSPECTED | _WITH_INFO)
InspectionAttrInfo = _kind("InspectionAttrInfo", _WITH_INFO)
IdentityMap = _kind("IdentityMap", {"WeakInstanceDict"}, "identity")
StrategizedProperty = _kind("StrategizedProperty", {"ColumnProperty", "RelationshipProperty"}, "interfaces")
DescriptorProperty = _kind("DescriptorProperty", {"SynonymProperty", "CompositeProperty"}, "descriptor_props")
LoaderOption = _kind("LoaderOption", {"_AbstractLoad"}, "interfaces")
CompileStateOption = _kind("CompileStateOption", {"_AbstractLoad"}, "interfaces")
CriteriaOption = _kind("CriteriaOption", {"LoaderCriteriaOption"}, "interfaces")
ScopedSession = scoped_session
RegistryType = registry
ConcurrentModificationError = StaleDataError

_T = typing.TypeVar("_T")


class SQLORMOperations(typing.Generic[_T]):
    __module__ = "sqlalchemy.orm.base"


class ORMDescriptor(typing.Generic[_T]):
    __module__ = "sqlalchemy.orm.base"


class SQLORMExpression(typing.Generic[_T]):
    __module__ = "sqlalchemy.orm.base"


class RowReturningQuery(typing.Generic[_T]):
    __module__ = "sqlalchemy.orm.query"


class MappedClassProtocol(typing.Protocol):
    __module__ = "sqlalchemy.orm.decl_base"


class DCTransformDeclarative(type):
    __module__ = "sqlalchemy.orm.decl_api"


class ORMColumnDescription(typing.TypedDict):
    name: str
    type: typing.Any
    aliased: bool
    expr: typing.Any
    entity: typing.Any


InspectionAttrExtensionType = type(NotExtension)


class PassiveFlag(enum.IntFlag):
    """What reading an attribute may do."""

    NO_CHANGE = 0
    CALLABLES_OK = 1
    SQL_OK = 2
    RELATED_OBJECT_OK = 4
    INIT_OK = 8
    NON_PERSISTENT_OK = 16
    LOAD_AGAINST_COMMITTED = 32
    NO_AUTOFLUSH = 64
    NO_RAISE = 128
    DEFERRED_HISTORY_LOAD = 256
    INCLUDE_PENDING_MUTATIONS = 512
    PASSIVE_OFF = 31
    PASSIVE_RETURN_NO_VALUE = 23
    PASSIVE_NO_INITIALIZE = 22
    PASSIVE_NO_FETCH = 29
    PASSIVE_NO_FETCH_RELATED = 27
    PASSIVE_ONLY_PERSISTENT = 15
    PASSIVE_MERGE = 159


class SessionTransactionState(enum.Enum):
    """How far a transaction of a session is."""

    ACTIVE = 1
    PREPARED = 2
    COMMITTED = 3
    DEACTIVE = 4
    CLOSED = 5
    PROVISIONING_CONNECTION = 6


ACTIVE, PREPARED, COMMITTED, DEACTIVE, CLOSED, PROVISIONING_CONNECTION = SessionTransactionState
NO_KEY = type("NoKey", (), {"__repr__": lambda self: "NO_KEY"})()


def state_str(state):
    """What messages call an object, by its state."""
    return "None" if state is None else f"<{state.class_.__name__} at 0x{id(state.obj()):x}>"


def state_class_str(state):
    return "None" if state is None else f"<{state.class_.__name__}>"


def instance_str(instance):
    return state_str(inspect(instance))


def state_attribute_str(state, attribute):
    return state_str(state) + "." + attribute


def attribute_str(instance, attribute):
    return instance_str(instance) + "." + attribute


def object_state(instance):
    """The state of a mapped object."""
    return inspect(instance)


def opt_manager_of_class(cls):
    """The ClassManager of a class, None where it is not mapped."""
    mapper = inspect(cls, raiseerr=False)
    return None if mapper is None else mapper.class_manager


def has_identity(object):
    """Tell whether an object has a key."""
    return inspect(object).has_identity


def get_state_history(state, key, passive=None):
    return attributes.get_history(state.obj(), key)


def init_state_collection(state, dict_, key):
    return attributes.init_collection(state.obj(), key)


def bulk_replace(values, existing_adapter, new_adapter, initiator=None):
    """Put values into a collection in the place of those of another."""
    values = list(values or ())
    old = list(existing_adapter or ())
    for item in values:
        if any(item is x for x in old):
            new_adapter.append_without_event(item)
        else:
            new_adapter.append_with_event(item, initiator)
    for item in old:
        if not any(item is x for x in values):
            existing_adapter.remove_with_event(item, initiator)


class UnevaluatableError(InvalidRequestError):
    """An expression that cannot be computed of an object."""


_LATER = set("""
AliasOption AttributeEvent Event AttributeEvents InstanceEvents InstrumentationEvents MapperEvents QueryEvents SessionEvents AdHocHasEntityNamespace AttributeImpl
CollectionAttributeImpl HasCollectionAdapter ScalarAttributeImpl ScalarObjectAttributeImpl ConcreteInheritedProperty InstrumentationFactory
LoaderStrategy MapperOption ORMColumnsClauseRole ORMEntityColumnsClauseRole ORMFromClauseRole ORMStatementRole PostLoad JoinCondition
PendingCollection ORMAdapter ORMStatementAdapter BulkORMDelete BulkORMInsert BulkORMUpdate BulkUDCompileState ORMDMLState ClsRegistryToken
AbstractORMCompileState AutoflushOnlyORMCompileState CompoundSelectCompileState ORMCompileState ORMFromStatementCompileState
ORMSelectCompileState DependencyProcessor DetectKeySwitch ManyToManyDP ManyToOneDP OneToManyDP AppenderMixin DynaLoader DynamicAttributeImpl
DynamicCollectionHistory AbstractEntityRegistry CachingEntityRegistry CreatesToken PathRegistry PathToken PropRegistry
RootRegistry SlotsEntityRegistry TokenRegistry AbstractRelationshipLoader ColumnLoader DeferredColumnLoader DoNothingLoader
ExpressionColumnLoader ImmediateLoader JoinedLoader LazyLoader LoadDeferredColumns LoadLazyAttribute NoLoader PostLoader SelectInLoader
SubqueryLoader UninstrumentedColumnLoader DeleteAll DeleteState IterateMappersMixin PostSortRec PostUpdateAll Preprocess ProcessAll
ProcessState SaveUpdateAll SaveUpdateState AbstractCollectionWriter DynamicCollectionAdapter WriteOnlyAttributeImpl WriteOnlyHistory
WriteOnlyLoader
""".split())
_LATER_FUNCTIONS = set("""
contains_alias merge_frozen_result merge_result orm_insert_sentinel backref_listeners create_proxied_attribute has_parent register_attribute
register_attribute_impl register_descriptor unregister_attribute prepare_instrumentation register_class unregister_class get_from_identity
instances load_on_ident load_on_pk_identity load_scalar_attributes loader_unbound_fn add_class remove_class mixin_user_query delete_obj
post_update save_obj single_parent_validator bulk_populate_inherit_keys clear populate populate_dict source_modified update
track_cascade_events
""".split())


def __getattr__(name):
    def refuse(*args, **kw):
        raise NotImplementedError(f"Diptych does not support sqlalchemy.orm's {name} yet")

    if name in _LATER:
        made = type(name, (), {"__init__": refuse, "__init_subclass__": classmethod(refuse), "__module__": "sqlalchemy.orm"})
    elif name in _LATER_FUNCTIONS:
        made = refuse
    else:
        raise AttributeError(f"module 'sqlalchemy.orm' has no attribute '{name}'")
    globals()[name] = made
    return made
