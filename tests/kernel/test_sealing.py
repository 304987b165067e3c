"""Personal data is sealed with a key per subject, and nothing else opens it."""

import pytest

from hall_server.kernel.sealing import Sealed, Vault, WrongKey, seal, subject_in, unseal

pytestmark = pytest.mark.unit

SUBJECT, PLACE = "case:01a2", "applicants.name"


def test_what_is_sealed_is_read_again() -> None:
    vault = Vault(bytes(32))
    key = vault.unwrap(SUBJECT, vault.new_key(SUBJECT))
    sealed = seal(key, SUBJECT, PLACE, "张建国")
    assert "张建国" not in sealed
    assert subject_in(sealed) == SUBJECT
    assert unseal(key, PLACE, sealed) == "张建国"
    assert seal(key, SUBJECT, PLACE, "张建国") != sealed, "equal texts can't be told to be equal"


def test_it_opens_nowhere_else_and_by_no_other_key() -> None:
    vault = Vault(bytes(32))
    key = vault.unwrap(SUBJECT, vault.new_key(SUBJECT))
    sealed = seal(key, SUBJECT, PLACE, "张建国")
    with pytest.raises(WrongKey):
        unseal(key, "applicants.phone", sealed)
    with pytest.raises(WrongKey):
        unseal(vault.unwrap(SUBJECT, vault.new_key(SUBJECT)), PLACE, sealed)
    with pytest.raises(WrongKey):
        unseal(key, PLACE, sealed.replace("case:01a2", "case:01a3"))
    with pytest.raises(WrongKey):
        unseal(key, PLACE, f"{sealed[:-8]}AAAAAAAA")


def test_a_wrapped_key_is_only_its_subjects_and_only_this_halls() -> None:
    wrapped = Vault(bytes(32)).new_key(SUBJECT)
    with pytest.raises(WrongKey):
        Vault(bytes(32)).unwrap("case:01a3", wrapped)
    with pytest.raises(WrongKey):
        Vault(b"1" * 32).unwrap(SUBJECT, wrapped)


def test_whose_a_row_is() -> None:
    told = Sealed({"case": "case_id", "document": "id"}, ("fields",))
    assert told.subject_of({"case_id": "c", "id": "d"}) == "case:c"
    assert told.subject_of({"case_id": None, "id": "d"}) == "document:d"
    assert told.subject_of({"case_id": None, "id": None}) is None


@pytest.mark.parametrize("stored", [None, 3, "", "已删除", "张建国"])
def test_what_is_not_sealed_is_nobodys(stored: object) -> None:
    assert subject_in(stored) is None
