"""PySide6 6.12.0 aborts Python 3.10 and 3.11 after some 570 emits: the pin must hold."""

from PySide6.QtCore import QObject, Signal

EMITS = 100_000


class _Emitter(QObject):
    happened = Signal(bool)
    told = Signal(object)


def test_a_hundred_thousand_emits_arrive_and_nothing_aborts() -> None:
    emitter = _Emitter()
    heard = [0, 0]

    def count_flag(flag: bool) -> None:
        heard[0] += flag

    def count_value(_value: object) -> None:
        heard[1] += 1

    emitter.happened.connect(count_flag)
    emitter.told.connect(count_value)
    for number in range(EMITS):
        emitter.happened.emit(True)
        emitter.told.emit(number)
    assert heard == [EMITS, EMITS]
