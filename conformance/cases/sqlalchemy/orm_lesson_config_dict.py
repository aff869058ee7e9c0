"""Settings kept in keyed collections: attribute keys, mapped keys, a proxy to plain values."""
from sqlalchemy import create_engine, ForeignKey, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, mapped_column, relationship, Session, attribute_keyed_dict, keyfunc_mapping,
)


class Base(DeclarativeBase):
    pass


class Device(Base):
    __tablename__ = "device"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    settings: Mapped[dict[str, "Setting"]] = relationship(
        collection_class=attribute_keyed_dict("key"), cascade="all, delete-orphan", back_populates="device"
    )
    ports: Mapped[dict[tuple, "Port"]] = relationship(
        collection_class=keyfunc_mapping(lambda port: (port.slot, port.number)), order_by="Port.number"
    )
    values = association_proxy("settings", "value", creator=lambda k, v: Setting(key=k, value=v))


class Setting(Base):
    __tablename__ = "setting"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    value: Mapped[str]
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id"))
    device: Mapped[Device] = relationship(back_populates="settings")

    def __repr__(self):
        return f"{self.key}={self.value}"


class Port(Base):
    __tablename__ = "port"
    id: Mapped[int] = mapped_column(primary_key=True)
    slot: Mapped[str]
    number: Mapped[int]
    device_id: Mapped[int | None] = mapped_column(ForeignKey("device.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    router = Device(name="router")
    router.settings["mode"] = Setting(key="mode", value="bridge")
    router.values["color"] = "black"
    router.values.update(size="small", mode="route")
    for number in (2, 1):
        port = Port(slot="a", number=number)
        router.ports[("a", number)] = port
    session.add(router)
    session.commit()
    print(sorted(router.settings), router.settings)
    print(dict(router.values))
    print(list(router.ports))
    print(router.ports["a", 1].number, ("b", 1) in router.ports)
    del router.values["color"]
    print(router.settings.pop("size"))
    session.commit()
    print(session.scalars(select(Setting)).all())
    print(router.values.get("size", "none"), len(router.values), "mode" in router.values)
    try:
        router.settings["wrong"]
    except KeyError as error:
        print("KeyError", error)
    router.ports.pop(("a", 2))
    session.flush()
    print(session.execute(select(Port.number, Port.device_id).order_by(Port.number)).all())
    print(session.scalars(select(Device.name).where(Device.values == "route")).all())
    print(session.scalars(select(Device).where(Device.settings.any(key="mode", value="route"))).one().name)
    router.settings = {"k": Setting(key="k", value="v")}
    session.commit()
    print(router.settings, session.scalars(select(Setting.key)).all())
