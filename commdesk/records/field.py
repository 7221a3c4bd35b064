"""What every type of field can do; the types themselves are in ``fields``."""

from dataclasses import dataclass
from typing import Any

from commdesk.errors import FieldError
from commdesk.text import _

Value = str | int | float | None


# Never changed once made. Not frozen and without comparison all the same: writing these methods for twelve
# types took a thirtieth of the time to the window.
@dataclass(eq=False, repr=False)
class Field:
    """One field: its title, whether it must be filled, a hint, and what its values may be.

    ``name`` is set when the kind is made. ``important`` fields stay as columns where room is short.
    """

    title: str
    required: bool = False
    hint: str = ""
    default: Value = None
    name: str = ""
    other_names: tuple[str, ...] = ()

    sql = "TEXT"
    empty: Value = None

    def label(self) -> str:
        """The title in the language spoken now."""
        return _(self.title)

    def parse(self, typed: str) -> Value:
        """The value of what a person typed; raises FieldError with the cure."""
        typed = typed.strip()
        return self.read(typed) if typed else self.empty

    def read(self, typed: str) -> Value:
        """The value of text that is not empty."""
        return typed

    def check(self, value: Value) -> None:
        """Raises FieldError when the field cannot hold ``value``."""
        if self.required and value in (None, ""):
            raise self.refuse(_("{field} is empty. Please fill it in.").format(field=self.label()))

    def show(self, value: Value) -> str:
        """The value as people read it on screen and paper."""
        return "" if value is None else str(value)

    def edit(self, value: Value) -> str:
        """The value as it stands in an entry field: ``parse`` reads it back."""
        return self.show(value)

    def plain(self, value: Value) -> Any:
        """The value for CSV and JSON: ISO dates, decimal hours."""
        return value

    def refuse(self, sentence: str) -> FieldError:
        """A FieldError of this field."""
        return FieldError(sentence, self.name)
