#!lua name=omniprofile_fragments

-- Fragments: state-based CRDTs (docs/decisions/0002-fragments-are-registers.md). Python twin, held equal by a property
-- test: stream_processors/profile/fragment.py.
--
--   f:{record id}   a hash, one field a register; its value is the clock, a NUL, and what was said
--     w:field           the greatest (clock, value) stays
--     f:field           the smallest (clock, value) stays
--     t:map\31member    the greatest (clock, value) stays, and of a map at least the `limit` latest members
--     n:map             how many members the map has here
--     u:RUB v:RUB       sum of the ledger: whole units, and the ten-thousandths beside them (HINCRBY holds 64 bits:
--                       apart, no sum of less than 90 million of the largest receipts can overflow)
--     c:                how many entries of the ledger are purchases
--     ids, old          the latest events, 32 to 64: 8 bytes of the event's digest, 4 of its content's. In two parts, since
--                       what is rewritten with every event also goes to the append-only file with every event
--   m:{record id}   the ledger (stream_processors/profile/ledger.py): document number → clock, NUL, amount|currency|purchase
--     \31b:receipt     msgpack of the orders that the receipt is of
--     \31r:order       "": a receipt of it stands in the ledger, so its own entry is in no sum
--
-- Effects travel in one flat msgpack array (a table each costs more than all the rest), an effect after the other:
--   record id, clock, 12 bytes for ids, N, M, L: how many registers, maps, ledger entries
--   N registers, each once: puts and firsts, then the members of the first map, of the second …;  M times n:map
--   N values, in the order of the registers
--   M times: how many of the registers are members of that map, how many members it keeps
--   L times: document number, amount|currency|purchase; or a receipt, \31order: the receipt is of that order
-- The answer has one character an effect.

local DUPLICATE, APPLIED, CONFLICT = '0', '1', '2'
local CLOCK, ENTRY, REMEMBERED = 42, 12, 32 * 12
local FIRST, BOUND = 102, 31 -- the bytes of 'f' and \31

local writes = {} -- arguments of HSET: one table for all calls

-- Greater as bytes. Lua's own `<` asks the locale, where more than digits are compared.
local function above(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = a:byte(i), b:byte(i)
    if x ~= y then return x > y end
  end
  return #a > #b
end

-- Greater (clock, value). Time and rank decide nearly always: 18 digits.
local function later(a, b)
  local x, y = a:sub(1, 18), b:sub(1, 18)
  if x ~= y then return x > y end
  return a ~= b and above(a, b)
end

local function remembers(ids, wanted)
  local at = ids:find(wanted, 1, true)
  while at and (at - 1) % ENTRY ~= 0 do at = ids:find(wanted, at + 1, true) end
  return at ~= nil
end

-- Drop all but the `limit` latest of a map. Later ones never leave but for still later ones: what goes could not return.
local function trim(key, map, limit)
  local stored, members = redis.call('HGETALL', key), {}
  local prefix = 't:' .. map .. '\31'
  for i = 1, #stored, 2 do
    if stored[i]:sub(1, #prefix) == prefix then
      members[#members + 1] = { field = stored[i], age = stored[i + 1]:sub(1, CLOCK) .. stored[i] }
    end
  end
  table.sort(members, function(a, b) return later(a.age, b.age) end)
  for i = limit + 1, #members do redis.call('HDEL', key, members[i].field) end
  redis.call('HSET', key, 'n:' .. map, limit)
end

-- HINCRBY by a whole number; `+ 0` makes of Lua's negative zero one that HINCRBY reads.
local function increase(key, field, by)
  redis.call('HINCRBY', key, field, ('%.0f'):format(by + 0))
end

local function add(key, entry, sign)
  local amount, currency, purchase = entry:match('^(-?%d+)|(.*)|(%d)$')
  amount = sign * tonumber(amount)
  local rest = math.fmod(amount, 10000)
  increase(key, 'u:' .. currency, (amount - rest) / 10000)
  increase(key, 'v:' .. currency, rest)
  increase(key, 'c:', sign * tonumber(purchase))
end

-- From now on the order's entry is in no sum, whether it stands already or is still to come.
local function replace(ledger, key, order)
  if redis.call('HSETNX', ledger, '\31r:' .. order, '') == 0 then return end
  local held = redis.call('HGET', ledger, order)
  if held then add(key, held:sub(CLOCK + 2), -1) end
end

local function bind(ledger, key, receipt, order)
  local field = '\31b:' .. receipt
  local packed, held = unpack(redis.call('HMGET', ledger, field, receipt))
  local orders = packed and cmsgpack.unpack(packed) or {}
  for i = 1, #orders do
    if orders[i] == order then return end
  end
  orders[#orders + 1] = order
  redis.call('HSET', ledger, field, cmsgpack.pack(orders))
  if held then replace(ledger, key, order) end
end

local function count(ledger, key, number, clock, entry)
  local said = clock .. '\0' .. entry
  local held, bound = unpack(redis.call('HMGET', ledger, number, '\31b:' .. number))
  if held and not later(said, held) then return end
  if bound and not held then
    for _, order in ipairs(cmsgpack.unpack(bound)) do replace(ledger, key, order) end
  end
  redis.call('HSET', ledger, number, said)
  if redis.call('HEXISTS', ledger, '\31r:' .. number) == 1 then return end
  if held then add(key, held:sub(CLOCK + 2), -1) end
  add(key, entry, 1)
end

local function keep_books(record, key, number, clock, said)
  local ledger = 'm:{' .. record .. '}'
  if said:byte() == BOUND then return bind(ledger, key, number, said:sub(2)) end
  return count(ledger, key, number, clock, said)
end

-- Does (clock, value) take the register's place? Values are looked at only where the clocks are one.
local function wins(field, clock, value, held)
  if not held then return true end
  local x, y = clock:sub(1, 18), held:sub(1, 18)
  if x ~= y then return (x > y) == (field:byte() ~= FIRST) end
  local said = clock .. '\0' .. value
  if said == held then return false end
  return above(said, held) == (field:byte() ~= FIRST)
end

-- Note those of the registers from `from` to `to` that change in `writes`; its new length, and how many are new.
local function fold(effects, from, to, apart, held, before, clock, written)
  local new = 0
  for at = from, to do
    local field, value, stored = effects[at], effects[at + apart], held[at - before]
    if wins(field, clock, value, stored) then
      writes[written + 1], writes[written + 2] = field, clock .. '\0' .. value
      written = written + 2
      if not stored then new = new + 1 end
    end
  end
  return written, new
end

-- The effect that begins at `at`: its outcome, and where the next one begins.
local function apply(effects, at)
  local record, clock, id = effects[at], effects[at + 1], effects[at + 2]
  local n, m, l = effects[at + 3], effects[at + 4], effects[at + 5]
  local fields = at + 6
  local counters, values = fields + n, fields + n + m
  local maps = values + n
  local ledger = maps + 2 * m
  local beyond = ledger + 2 * l

  local key = 'f:{' .. record .. '}'
  local held = redis.call('HMGET', key, 'ids', 'old', unpack(effects, fields, values - 1))
  local ids, old = held[1] or '', held[2] or ''
  local digest = id:sub(1, 8)
  local known = remembers(ids, digest) or remembers(old, digest)
  if known and (remembers(ids, id) or remembers(old, id)) then return DUPLICATE, beyond end

  -- held[at - before] is what the store has of the field effects[at]; its value stands `apart` from it.
  local before, apart = fields - 3, n + m
  local last, long, new = counters - 1, nil, nil
  local written = 3
  if #ids < REMEMBERED then
    writes[1], writes[2], writes[3] = key, 'ids', ids .. id
  else
    writes[1], writes[2], writes[3], writes[4], writes[5] = key, 'ids', id, 'old', ids
    written = 5
  end
  for map = m, 1, -1 do
    local size, limit, counter = effects[maps + 2 * map - 2], effects[maps + 2 * map - 1], counters + map - 1
    written, new = fold(effects, last - size + 1, last, apart, held, before, clock, written)
    last = last - size
    if new > 0 then
      local members = (tonumber(held[counter - before]) or 0) + new
      writes[written + 1], writes[written + 2] = effects[counter], members
      written = written + 2
      if members > 2 * limit then
        long = long or {}
        long[effects[counter]:sub(3)] = limit
      end
    end
  end
  written = fold(effects, fields, last, apart, held, before, clock, written)
  for entry = ledger, beyond - 1, 2 do keep_books(record, key, effects[entry], clock, effects[entry + 1]) end
  redis.call('HSET', unpack(writes, 1, written))
  if long then
    for map, limit in pairs(long) do trim(key, map, limit) end
  end
  return known and CONFLICT or APPLIED, beyond
end

-- keys: any of the keys that will be touched, to find the node of a cluster; all records of a call share its slot there.
redis.register_function('fragments_apply', function(keys, args)
  local effects, outcomes, at = cmsgpack.unpack(args[1]), {}, 1
  while at <= #effects do outcomes[#outcomes + 1], at = apply(effects, at) end
  return table.concat(outcomes)
end)
