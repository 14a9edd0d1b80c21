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
--     ids               the latest 64 events: 8 bytes of the event's digest, 4 of its content's
--   m:{record id}   the ledger: document number → clock, NUL, amount|currency|purchase
--
-- An effect travels as {record id, clock, 12 bytes for ids}, {fields, values, limits, ledger}. `fields` are the
-- registers, then the n:map of every map among them; `values` and `limits` go with the registers (limit 0: no map);
-- `ledger` is number, entry, number, entry, … The answer has one character an effect.

local DUPLICATE, APPLIED, CONFLICT = '0', '1', '2'
local CLOCK, ENTRY, REMEMBERED = 42, 12, 64 * 12
local FIRST = 102 -- the byte 'f'

-- Greater as bytes. Lua's own `<` asks the locale, which Python's twin does not know.
local function above(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = a:byte(i), b:byte(i)
    if x ~= y then return x > y end
  end
  return #a > #b
end

-- Greater (clock, value). Time alone decides nearly always, and as a number it is compared at once.
local function later(a, b)
  local x, y = tonumber(a:sub(1, 16)), tonumber(b:sub(1, 16))
  if x ~= y then return x > y end
  return a ~= b and above(a, b)
end

local function wins(field, said, held)
  if field:byte() == FIRST then return later(held, said) end
  return later(said, held)
end

local function remembers(ids, wanted)
  local at = ids:find(wanted, 1, true)
  while at and (at - 1) % ENTRY ~= 0 do at = ids:find(wanted, at + 1, true) end
  return at
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

local function count(record, key, number, clock, entry)
  local ledger, said = 'm:{' .. record .. '}', clock .. '\0' .. entry
  local held = redis.call('HGET', ledger, number)
  if held and not later(said, held) then return end
  redis.call('HSET', ledger, number, said)
  if held then add(key, held:sub(CLOCK + 2), -1) end
  add(key, entry, 1)
end

-- The registers that change, as arguments of HSET; members that a map did not have are counted in `grown`.
local function fold(clock, fields, values, limits, held, writes)
  local written, grown = {}, nil
  for i = 1, #values do
    local field, said = fields[i], clock .. '\0' .. values[i]
    local before = written[field] or held[i + 1]
    if not before or wins(field, said, before) then
      written[field] = said
      writes[#writes + 1] = field
      writes[#writes + 1] = said
      if not before and limits[i] > 0 then
        grown = grown or {}
        local map = field:sub(3, field:find('\31', 3, true) - 1)
        grown[map] = { limits[i], (grown[map] and grown[map][2] or 0) + 1 }
      end
    end
  end
  return grown
end

-- Count the new members; the maps that are to be trimmed once all is written.
local function grow(grown, fields, values, held, writes)
  local long = {}
  for i = #values + 1, #fields do
    local map = fields[i]:sub(3)
    if grown[map] then
      local limit, members = grown[map][1], (tonumber(held[i + 1]) or 0) + grown[map][2]
      writes[#writes + 1] = fields[i]
      writes[#writes + 1] = members
      if members > 2 * limit then long[map] = limit end
    end
  end
  return long
end

local function apply(record, clock, id, fields, values, limits, ledger)
  local key = 'f:{' .. record .. '}'
  local held = redis.call('HMGET', key, 'ids', unpack(fields))
  local ids = held[1] or ''
  if remembers(ids, id) then return DUPLICATE end

  local writes = { key, 'ids', (ids .. id):sub(-REMEMBERED) }
  local grown = fold(clock, fields, values, limits, held, writes)
  local long = grown and grow(grown, fields, values, held, writes) or {}
  for i = 1, #ledger, 2 do count(record, key, ledger[i], clock, ledger[i + 1]) end
  redis.call('HSET', unpack(writes))
  for map, limit in pairs(long) do trim(key, map, limit) end
  return remembers(ids, id:sub(1, 8)) and CONFLICT or APPLIED
end

-- keys: any of the keys that will be touched, to find the node of a cluster; all records of a call share its slot there.
redis.register_function('fragments_apply', function(keys, args)
  local effects, outcomes = cmsgpack.unpack(args[1]), {}
  for i = 1, #effects, 2 do
    local head, said = effects[i], effects[i + 1]
    outcomes[#outcomes + 1] = apply(head[1], head[2], head[3], said[1], said[2], said[3], said[4])
  end
  return table.concat(outcomes)
end)
