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
-- What several effects do to one record travels as one entry, folded already (docs/decisions/0002), so that the fragment is
-- read once and written once however many they are. An entry is a flat msgpack array (tables cost Lua more than bytes):
--   record id, 12 bytes of ids an effect, N, M, L: how many registers, maps, ledger entries
--   N registers: puts and firsts, then the members of the first map, of the second …;  M times n:map
--   N times clock, NUL, value, in the order of the registers
--   M times: how many of the registers are members of that map, how many members it keeps
--   L times: document number, and clock, NUL, amount|currency|purchase; or a receipt, \31order: the receipt is of that order
-- The answer has one character an effect, in the order of travel.

local DUPLICATE, APPLIED, CONFLICT = '0', '1', '2'
local CLOCK, ENTRY, REMEMBERED = 42, 12, 32 * 12
local FIRST, BOUND = 102, 31 -- the bytes of 'f' and \31
local REGISTERS = 6 -- where they begin in an entry

local writes = {} -- arguments of HSET: one table for all calls

-- Greater as bytes. Lua's own `<` asks the locale, where more than digits are compared.
local function above(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = a:byte(i), b:byte(i)
    if x ~= y then return x > y end
  end
  return #a > #b
end

-- Greater (clock, value). Time and rank decide nearly always: 18 digits. Equal ones are not later.
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

local function count(ledger, key, number, said)
  local held, bound = unpack(redis.call('HMGET', ledger, number, '\31b:' .. number))
  if held and not later(said, held) then return end
  if bound and not held then
    for _, order in ipairs(cmsgpack.unpack(bound)) do replace(ledger, key, order) end
  end
  redis.call('HSET', ledger, number, said)
  if redis.call('HEXISTS', ledger, '\31r:' .. number) == 1 then return end
  if held then add(key, held:sub(CLOCK + 2), -1) end
  add(key, said:sub(CLOCK + 2), 1)
end

local function keep_books(record, key, number, said)
  local ledger = 'm:{' .. record .. '}'
  if said:byte() == BOUND then return bind(ledger, key, number, said:sub(2)) end
  return count(ledger, key, number, said)
end

-- Does what was said take the register's place?
local function wins(register, said, held)
  if not held then return true end
  if register:byte() == FIRST then return later(held, said) end
  return later(said, held)
end

-- Tell repetitions and conflicts from news, and remember the news: note the outcomes, and the new length of `writes`.
local function recognise(wanted, ids, old, outcomes, written)
  local news, turned = ids, old
  for at = 1, #wanted, ENTRY do
    local id = wanted:sub(at, at + ENTRY - 1)
    local digest, became = id:sub(1, 8), APPLIED
    if remembers(news, digest) or remembers(turned, digest) then
      became = (remembers(news, id) or remembers(turned, id)) and DUPLICATE or CONFLICT
    end
    if became ~= DUPLICATE then
      if #news >= REMEMBERED then news, turned = '', news end
      news = news .. id
    end
    outcomes[#outcomes + 1] = became
  end
  if news ~= ids then
    writes[written + 1], writes[written + 2] = 'ids', news
    written = written + 2
  end
  if turned ~= old then
    writes[written + 1], writes[written + 2] = 'old', turned
    written = written + 2
  end
  return written
end

-- Note those of the registers from `from` to `to` that change in `writes`; its new length, and how many are new.
local function fold(entry, from, to, apart, held, before, written)
  local new = 0
  for at = from, to do
    local register, said, stored = entry[at], entry[at + apart], held[at - before]
    if wins(register, said, stored) then
      writes[written + 1], writes[written + 2] = register, said
      written = written + 2
      if not stored then new = new + 1 end
    end
  end
  return written, new
end

local function apply(entry, outcomes)
  local record, n, m, l = entry[1], entry[3], entry[4], entry[5]
  local counters, values = REGISTERS + n, REGISTERS + n + m
  local maps = values + n
  local ledger = maps + 2 * m
  local key = 'f:{' .. record .. '}'

  -- held[at - before] is what the store has of the field entry[at]; what was said of it stands `apart` from it.
  local held = redis.call('HMGET', key, 'ids', 'old', unpack(entry, REGISTERS, values - 1))
  local before, apart = REGISTERS - 3, n + m
  local last, long, new = counters - 1, nil, nil
  writes[1] = key
  local written = recognise(entry[2], held[1] or '', held[2] or '', outcomes, 1)
  for map = m, 1, -1 do
    local size, limit, counter = entry[maps + 2 * map - 2], entry[maps + 2 * map - 1], counters + map - 1
    written, new = fold(entry, last - size + 1, last, apart, held, before, written)
    last = last - size
    if new > 0 then
      local members = (tonumber(held[counter - before]) or 0) + new
      writes[written + 1], writes[written + 2] = entry[counter], members
      written = written + 2
      if members > 2 * limit then
        long = long or {}
        long[entry[counter]:sub(3)] = limit
      end
    end
  end
  written = fold(entry, REGISTERS, last, apart, held, before, written)
  for at = ledger, ledger + 2 * l - 1, 2 do keep_books(record, key, entry[at], entry[at + 1]) end
  if written > 1 then redis.call('HSET', unpack(writes, 1, written)) end
  if long then
    for map, limit in pairs(long) do trim(key, map, limit) end
  end
end

-- keys: any of the keys that will be touched, to find the node of a cluster; all records of a call share its slot there.
redis.register_function('fragments_fold', function(keys, args)
  local outcomes = {}
  for _, entry in ipairs(cmsgpack.unpack(args[1])) do apply(entry, outcomes) end
  return table.concat(outcomes)
end)
