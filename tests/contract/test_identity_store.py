"""The contract of the identity store, on the twin in memory and on the engine."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
import redis

from deploy.engines import Engine
from profile_store.ports import IdentityStore, Regrouping, Sighting, StoreUnavailable
from profile_store.redis.functions import call, calls, load_functions
from profile_store.redis.identity import RedisIdentityStore
from schemas.identifiers import KINDS
from schemas.identity import Decision, ProfileId
from stream_processors.identity.naming.names import name_tokens
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import SECRET, decision, groups, identifier, profile_ids, record, sighting, stores

PHONE, VISITOR, ORDER = identifier("phone:+79161234567"), identifier("visitor:v-77"), identifier("order:A-1")


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, valkey_url: str) -> IdentityStore:
    return stores(request.param, valkey_url)()


def observe(store: IdentityStore, *sightings: Sighting) -> list[ProfileId | None]:
    return store.observe(sightings, [f"P{number}" for number in range(len(sightings))]).profiles


def join(
    store: IdentityStore, profile_id: ProfileId, *sightings: Sighting, decisions: Iterable[Decision] = ()
) -> Regrouping:
    """A change that puts all that the sightings touch under one profile."""
    decided = tuple(decisions)
    carried = (one.record.all_identifiers for one in sightings)
    seeds = frozenset().union(*carried, *(one.of for one in decided))
    near = store.neighbourhood(seeds, [one.record.record_id for one in sightings])
    members = near.records.keys() | {one.record.record_id for one in sightings}
    if not members:
        return Regrouping(sightings, decided, {}, {}, {}, near.versions)
    minted = {} if profile_id in near.minted.values() else {min(members): profile_id}
    return Regrouping(sightings, decided, {profile_id: frozenset(members)}, near.current, minted, near.versions)


def test_a_new_isolated_record_gets_the_id_that_was_offered(store: IdentityStore) -> None:
    assert observe(store, sighting("phone:1"), sighting("phone:2", name="Анна")) == ["P0", "P1"]
    (group,) = store.groups_with(identifier("phone:2"))
    assert (group.profile_id, group.records, group.aliases) == ("P1", (record("phone:2", name="Анна"),), ())


def test_a_known_record_keeps_its_profile_and_binds_new_references(store: IdentityStore) -> None:
    observe(store, sighting("phone:1"))
    three = [sighting("phone:1", f"receipt:{n}") for n in (1, 2, 1)]
    assert store.observe(three, ["Q0", "Q1", "Q2"]).profiles == ["P0"] * 3
    assert [group.profile_id for group in store.groups_with(identifier("receipt:2"))] == ["P0"]


@pytest.mark.parametrize(
    "met",
    [
        sighting("phone:1 visitor:9"),
        sighting("visitor:8", "order:A"),
        sighting("", "order:A"),
        sighting("phone:1", name="Анна"),
    ],
)
def test_what_touches_another_record_is_left_to_judgement(store: IdentityStore, met: Sighting) -> None:
    observe(store, sighting("phone:1", "order:A"))
    before = groups(store)
    assert observe(store, met) == [None]
    assert groups(store) == before
    assert store.profiles_of([met.record.record_id]) == {}


def test_what_a_decision_names_is_left_to_judgement(store: IdentityStore) -> None:
    assert all(store.commit([join(store, "P9", decisions=[decision(True, "phone:1", "account:2")])]).numbers)
    assert observe(store, sighting("phone:1"), sighting("phone:3")) == [None, "P1"]


def test_a_record_without_identifiers_is_a_person_by_name_and_birth_date(store: IdentityStore) -> None:
    assert observe(store, sighting("", name="Анна Петрова")) == ["P0"]
    assert observe(store, sighting("", name="Анна Петрова")) == ["P0"]
    assert len(groups(store)) == 1


def test_the_neighbourhood_is_closed_under_identifiers_and_decisions(store: IdentityStore) -> None:
    observe(store, sighting("phone:1", "order:A"), sighting("account:5"), sighting("email:alone@shop.ru"))
    link = sighting("visitor:9", "order:A")
    store.commit([join(store, "P0", link)])
    decided = decision(False, "visitor:9", "account:5")
    store.commit([join(store, "P0", decisions=[decided])])
    near = store.neighbourhood([identifier("phone:1")])
    assert set(near.records.values()) == {
        record("phone:1", "order:A"),
        record("visitor:9", "order:A"),
        record("account:5"),
    }
    assert near.decisions == (decided,)
    assert near.current == dict.fromkeys(near.records, "P0")
    assert near.minted == {record("phone:1").record_id: "P0", record("account:5").record_id: "P1"}
    assert {one for one in near.versions if not isinstance(one, str)} == {
        identifier(text) for text in ("phone:1", "order:A", "visitor:9", "account:5")
    }


def test_a_reference_that_nobody_shares_is_not_followed(store: IdentityStore) -> None:
    observe(store, sighting("phone:1"), *(sighting("phone:1", f"receipt:{n}") for n in range(20)))
    near = store.neighbourhood([identifier("phone:1")])
    assert set(near.versions) == {identifier("phone:1"), record("phone:1").record_id}
    by_receipt = store.neighbourhood([identifier("receipt:3")])
    assert list(by_receipt.records.values()) == [record("phone:1", "receipt:3")]


def test_a_commit_is_refused_once_what_it_read_has_moved_on(store: IdentityStore) -> None:
    observe(store, sighting("phone:1"), sighting("account:2"))
    early = join(store, "P0", sighting("phone:1 visitor:8"))
    late = join(store, "P0", sighting("phone:1 account:2"))
    unrelated = join(store, "P7", sighting("card:3"))
    assert list(map(bool, store.commit([early, late, unrelated]).numbers)) == [True, False, True]
    assert store.profiles_of([record("phone:1 account:2").record_id]) == {}
    assert all(store.commit([join(store, "P0", sighting("phone:1 account:2"))]).numbers)
    assert len(groups(store)) == 2


def test_a_reference_that_comes_to_conduct_moves_its_records_on(store: IdentityStore) -> None:
    """Only the record tells: none of the identifiers that the slower commit read has got an entry."""
    observe(store, sighting("phone:1", "order:A"))
    slower = join(store, "P0", sighting("phone:1 visitor:8"))
    assert all(store.commit([join(store, "P0", sighting("account:2", "order:A"))]).numbers)
    assert store.commit([slower]).numbers == [0]


def test_observing_a_value_that_a_commit_read_as_new_refuses_it(store: IdentityStore) -> None:
    pending = join(store, "P5", sighting("phone:1 visitor:8"))
    observe(store, sighting("phone:1"))
    assert store.commit([pending]).numbers == [0]


def test_repeating_a_commit_adds_nothing(store: IdentityStore) -> None:
    observe(store, sighting("phone:1"))
    new = sighting("phone:1 visitor:8", "order:A")
    decided = [decision(True, "phone:1", "account:2")]
    store.commit([join(store, "P0", new, decisions=decided)])
    before = store.neighbourhood([PHONE, identifier("phone:1")])
    assert all(store.commit([join(store, "P0", new, decisions=decided)]).numbers)
    assert store.neighbourhood([PHONE, identifier("phone:1")]) == before


def test_every_id_ever_given_resolves_after_merge_and_split(store: IdentityStore) -> None:
    one, other = sighting("phone:1"), sighting("account:2")
    observe(store, one, other)
    store.commit([join(store, "P0", sighting("phone:1 account:2"))])
    merged = store.group("P1")
    assert merged == store.group("P0")
    assert merged is not None
    assert (merged.profile_id, merged.aliases, len(merged.records)) == ("P0", ("P1",), 3)
    near = store.neighbourhood([identifier("phone:1")])
    between, alone = record("phone:1 account:2").record_id, other.record.record_id
    apart = {"P0": frozenset({one.record.record_id}), "P1": frozenset({alone}), "P2": frozenset({between})}
    store.commit([Regrouping((), (), apart, near.current, {between: "P2"}, near.versions)])
    found = [store.group(profile_id) for profile_id in ("P0", "P1", "P2", "P3")]
    assert [group and group.profile_id for group in found] == ["P0", "P1", "P2", None]
    assert [group.aliases for group in found if group] == [(), (), ()]


def test_a_look_up_leaves_out_who_was_disowned_of_the_value(store: IdentityStore) -> None:
    """A record that carries both sides of a cut stays with the more trusted: the other identifier is not its own."""
    both, own = sighting("account:1 phone:2"), sighting("phone:2")
    resolver = Resolver(store, fresh=profile_ids())
    resolver.resolve([both, own])
    cut = decision(False, "account:1", "phone:2", minute=1)
    resolver.resolve([], [cut])
    (by_phone,), (by_account,) = (store.groups_with(identifier(text)) for text in ("phone:2", "account:1"))
    assert (by_phone.records, by_account.records) == ((own.record,), (both.record,))
    resolver.resolve([], [decision(True, "account:1", "phone:2", minute=2)])
    assert [len(group.records) for group in store.groups_with(identifier("phone:2"))] == [2]


def test_households_are_read_with_the_group_and_end_with_a_later_commit(store: IdentityStore) -> None:
    observe(store, sighting("card:1"), sighting("card:2"))
    near = store.neighbourhood([identifier("card:1"), identifier("card:2")])
    alone = {profile_id: frozenset({one}) for one, profile_id in near.current.items()}
    family = {"P0": frozenset({"P1"}), "P1": frozenset({"P0"})}
    change = Regrouping((), (), alone, near.current, {}, near.versions, family)
    for households, expected in ((family, ("P1",)), ({}, ())):
        store.commit([Regrouping((), (), alone, near.current, {}, change.versions, households)])
        group = store.group("P0")
        assert group is not None
        assert group.household == expected


def test_people_are_found_by_every_token_of_their_name(store: IdentityStore) -> None:
    observe(
        store,
        sighting("phone:1", name="Анна Петрова"),
        sighting("phone:2", name="Anna Ivanova"),
        sighting("phone:3", name="Пётр Иванов"),
    )
    found = {
        words: store.groups_named([name_tokens(words)], 10).groups
        for words in ("анна", "Петрова Анна", "anna sidorova", "")
    }
    assert {words: {group.profile_id for group in named} for words, named in found.items()} == {
        "анна": {"P0", "P1"},
        "Петрова Анна": {"P0"},
        "anna sidorova": set(),
        "": set(),
    }
    both = store.groups_named([name_tokens(words) for words in ("anna ivanova", "", "Петрова Анна", "анна")], 10)
    assert [one.profile_id for one in both.groups] == ["P1", "P0"], "each once, in the order of the spellings"
    assert store.groups_named([], 10) == ([], False)


def bearers(store: IdentityStore, count: int, name: str, line: str) -> None:
    for first in range(0, count, 200):
        numbers = range(first, min(first + 200, count))
        seen = [sighting(f"phone:{line}{number}", name=name.format(number)) for number in numbers]
        store.observe(seen, [f"{line}{number:05d}" for number in numbers])


def test_more_people_of_a_name_than_are_shown_are_said_to_be_there(store: IdentityStore) -> None:
    bearers(store, 3, "Анна Петрова", "A")
    shown = store.groups_named([name_tokens("анна")], 2)
    assert (len(shown.groups), shown.more) == (2, True)
    assert store.groups_named([name_tokens("анна")], 2) == shown, "the same ones each time"
    assert not store.groups_named([name_tokens("анна")], 3).more
    twice = [name_tokens("анна петрова"), name_tokens("анна")]
    assert not store.groups_named(twice, 3).more, "who is found by two spellings is one"


def test_of_two_common_words_the_few_who_have_both_are_found(store: IdentityStore) -> None:
    bearers(store, 2_500, "Анна Фамилия{}", "A")
    bearers(store, 2_500, "Имя{} Иванова", "I")
    bearers(store, 3, "Анна Иванова", "B")
    both = store.groups_named([name_tokens("анна иванова")], 10)
    assert (sorted(one.profile_id for one in both.groups), both.more) == (["B00000", "B00001", "B00002"], False)
    crowd = store.groups_named([name_tokens("анна")], 20)
    assert (len({one.profile_id for one in crowd.groups}), crowd.more) == (20, True)
    assert store.groups_named([name_tokens("анна")], 20) == crowd


def test_several_identifiers_are_looked_up_at_once(store: IdentityStore) -> None:
    one, other = sighting("phone:1", "order:A"), sighting("phone:2")
    observe(store, one, other)
    ids = [one.record.record_id, "nobody's", other.record.record_id]
    assert store.profiles_of(ids) == {ids[0]: "P0", ids[2]: "P1"}
    asked = [identifier("phone:2"), identifier("phone:9"), identifier("order:A")]
    found = store.groups_with_each(asked, 10)
    assert [[one.profile_id for one in groups] for groups in found] == [["P1"], [], ["P0"]]
    assert store.groups_with_each([], 10) == []


def test_evidence_tells_of_each_record_that_carries_the_identifier(store: IdentityStore) -> None:
    first, second = sighting("phone:1", "order:A", event="e1"), sighting("phone:1 visitor:8", event="e2")
    observe(store, first)
    store.commit([join(store, "P0", second)])
    observe(store, sighting("phone:1", "order:A", event="e3"))
    told = store.evidence([identifier("phone:1"), identifier("order:A"), identifier("phone:7")])
    assert told == {
        (identifier("phone:1"), first.record.record_id): first.evidence,
        (identifier("phone:1"), second.record.record_id): second.evidence,
        (identifier("order:A"), first.record.record_id): first.evidence,
    }


def test_a_crowd_is_not_followed_and_a_look_up_of_it_is_bounded(store: IdentityStore) -> None:
    limit = KINDS["visitor"].crowd_limit
    crowd = [sighting(f"visitor:tablet phone:{number}") for number in range(limit + 1)]
    near = store.neighbourhood([identifier("visitor:tablet")])
    each = {f"P{number}": frozenset({one.record.record_id}) for number, one in enumerate(crowd)}
    minted = {next(iter(members)): profile_id for profile_id, members in each.items()}
    store.commit([Regrouping(tuple(crowd), (), each, {}, minted, near.versions)])

    near = store.neighbourhood([identifier("phone:7")])
    assert near.crowded == {identifier("visitor:tablet")}
    assert [(one.record_id, one.identifiers) for one in near.records.values()] == [
        (crowd[7].record.record_id, frozenset({identifier("phone:7")}))
    ]
    assert near.versions[identifier("visitor:tablet")] == -1
    assert store.observe([sighting("visitor:tablet phone:new")], ["Q0"]).profiles == ["Q0"]
    assert 0 < len(store.groups_with(identifier("visitor:tablet"), limit=10)) <= 10


def test_what_a_commit_said_to_be_a_crowd_is_not_followed_either(store: IdentityStore) -> None:
    """A kiosk of few records: how many people stand beside it only the records say, which the worker read."""
    kiosk = [sighting(f"visitor:kiosk phone:{number}") for number in range(13)]
    near = store.neighbourhood([identifier("visitor:kiosk")])
    each = {f"P{number}": frozenset({one.record.record_id}) for number, one in enumerate(kiosk)}
    minted = {next(iter(members)): profile_id for profile_id, members in each.items()}
    crowds = frozenset({identifier("visitor:kiosk")})
    behind = store.neighbourhood([identifier("visitor:kiosk")])
    assert all(store.commit([Regrouping(tuple(kiosk), (), each, {}, minted, near.versions, crowds=crowds)]).numbers)
    late = sighting("visitor:kiosk")
    late_group = {"P99": frozenset({late.record.record_id})}
    change = Regrouping((late,), (), late_group, {}, {late.record.record_id: "P99"}, behind.versions)
    assert store.commit([change]).numbers == [0]

    near = store.neighbourhood([identifier("phone:7")])
    assert (near.crowded, len(near.records)) == (crowds, 1)
    assert near.versions[identifier("visitor:kiosk")] == -1
    assert store.observe([sighting("visitor:kiosk phone:new")], ["Q0"]).profiles == ["Q0"]
    assert set(store.evidence(crowds)) == {(identifier("visitor:kiosk"), one.record.record_id) for one in kiosk} | {
        (identifier("visitor:kiosk"), sighting("visitor:kiosk phone:new").record.record_id)
    }
    assert len(store.groups_with(identifier("visitor:kiosk"))) == 14


def test_many_groups_come_in_the_order_of_their_ids_without_the_unknown(store: IdentityStore) -> None:
    observe(store, *(sighting(f"phone:{number}") for number in range(3)))
    groups = store.groups(["P2", "never given", "P0"])
    assert groups == [store.group("P2"), store.group("P0")]
    assert store.groups([]) == []


def test_all_groups_come_once_each(store: IdentityStore) -> None:
    observe(store, *(sighting(f"phone:{number}") for number in range(30)))
    store.commit([join(store, "P0", sighting("phone:0 visitor:1")), join(store, "P1", sighting("phone:1 visitor:2"))])
    assert sorted(len(group.records) for group in store.all_groups()) == [1] * 28 + [2] * 2


def test_nothing_personal_stands_in_a_key(valkey_url: str) -> None:
    store = stores("valkey", valkey_url)()
    observe(store, sighting("phone:+79161234567", name="Анна Петрова"), sighting("email:anna@shop.ru"))
    with redis.Redis.from_url(valkey_url) as client:
        names = b" ".join(client.keys())
    assert not any(word in names for word in (b"916", b"anna", b"ana", b"petrova"))


def test_a_server_that_is_away_or_empty_of_functions_says_so(fresh_valkey: Engine) -> None:
    client = redis.Redis.from_url(fresh_valkey.address)
    store = RedisIdentityStore(client, SECRET)
    with pytest.raises(StoreUnavailable, match="no such function"):
        observe(store, sighting("phone:1"))
    load_functions(client)
    assert observe(store, sighting("phone:1")) == ["P0"]
    fresh_valkey.kill()
    for ask in (
        lambda: observe(store, sighting("phone:1")),
        lambda: store.evidence([PHONE]),
        lambda: list(store.all_groups()),
        lambda: store.group("P0"),
    ):
        with pytest.raises(StoreUnavailable, match="ConnectionError"):
            ask()


def test_what_must_be_judged_comes_with_its_first_hop(store: IdentityStore) -> None:
    observe(store, sighting("phone:1", "order:A"), sighting("account:2"), sighting("email:new@shop.ru"))
    met = [sighting("phone:1 account:2 visitor:1"), sighting("phone:1", "order:B", name="Анна"), sighting("card:alone")]
    observed = store.observe(met, ["Q0", "Q1", "Q2"])
    assert observed.profiles == [None, None, "Q2"]
    asked = sorted({carried for one in met[:2] for carried in one.record.all_identifiers})
    records = [one.record.record_id for one in met[:2]]
    assert observed.near is not None
    assert observed.near.answers(asked, records)
    assert not observed.near.answers([*asked, identifier("card:alone")], records)
    again = observed.near._replace(stored={}, holders={})  # nothing of it: everything is read anew
    assert store.neighbourhood(asked, records, None, observed.near) == store.neighbourhood(asked, records, None, again)


def test_a_library_of_a_version_before_gives_way(empty_valkey: str) -> None:
    """A server refuses a function that another library has already."""
    former = "redis.register_function('identity_stand', function() return false end)"
    with redis.Redis.from_url(empty_valkey) as client:
        client.function_flush()
        client.function_load(f"#!lua name=omniprofile_sums\n{former}")
        assert load_functions(client) == ["fragments", "identity"]
        assert call(client, "identity_stand", [50, []]) == []


def test_a_fault_of_ours_is_no_outage(empty_valkey: str) -> None:
    """Waiting would hide it: the runtime takes the event aside instead."""
    with redis.Redis.from_url(empty_valkey) as client:
        load_functions(client)
        with pytest.raises(redis.ResponseError):
            call(client, "identity_group", 7)


def test_a_refused_call_and_a_lost_connection_leave_the_next_call_alone(empty_valkey: str) -> None:
    with redis.Redis.from_url(empty_valkey) as client, redis.Redis.from_url(empty_valkey) as operator:
        load_functions(client)
        with pytest.raises(redis.ResponseError):
            calls(client, "identity_group", [7, ["P0"]])
        assert calls(client, "identity_profiles", [["R0"], []]) == [[False], []]
        operator.client_kill_filter(_type="normal", skipme=True)
        assert call(client, "identity_profiles", ["R0"]) == [False]
