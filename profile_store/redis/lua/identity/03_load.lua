-- What a judgement is made of: who carries an identifier, what a record says.

-- The decisions on a crowd, among its many fields.
local function decisions_in_crowd(identifier)
  local fields, cursor = {}, '0'
  if decisions_on(identifier) == 0 then return fields end
  repeat
    local found
    cursor, found = unpack(redis.call('HSCAN', 'i:' .. identifier[HASH], cursor, 'MATCH', '#?*', 'COUNT', 1000))
    for i = 1, #found, 2 do fields[#fields + 1] = found[i] end
  until cursor == '0'
  return fields
end

local function held_by(identifier)
  if crowded(identifier, fields_of(identifier)) then
    return {version(identifier), false, values(identifier, decisions_in_crowd(identifier))}
  end
  local fields = redis.call('HKEYS', 'i:' .. identifier[HASH])
  local record_ids, decisions = sorted_out(fields)
  return {#fields, record_ids, values(identifier, decisions)}
end

-- identifiers → {version, record ids or false for a crowd, decisions}
local function holders(keys, args)
  local answer = {}
  for i, identifier in ipairs(cmsgpack.unpack(args[1])) do answer[i] = held_by(identifier) end
  return cmsgpack.pack(answer)
end

-- {holders, record ids, fields and values of each}: of the records asked for, and of those that carry an identifier which
-- no more than `few` do and that are not known
local function hop(identifiers, asked, few, known)
  local found, ids, fields, met = {}, {}, {}, {}
  local function read(record)
    if met[record] then return end
    met[record] = true
    ids[#ids + 1] = record
    fields[#fields + 1] = redis.call('HGETALL', 'r:' .. record)
  end
  for _, record in ipairs(asked) do read(record) end
  for _, record in ipairs(known) do met[record] = true end
  for i, identifier in ipairs(identifiers) do
    found[i] = held_by(identifier)
    local record_ids = found[i][2]
    if record_ids and #record_ids <= few then
      for _, record in ipairs(record_ids) do read(record) end
    end
  end
  return {found, ids, fields}
end

-- {identifiers, record ids, few, known} → one hop
local function near(keys, args)
  return cmsgpack.pack(hop(unpack(cmsgpack.unpack(args[1]))))
end

-- record ids → their fields and values in turn, nothing where there is no such record
local function records(keys, args)
  local answer = {}
  for i, record in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('HGETALL', 'r:' .. record) end
  return cmsgpack.pack(answer)
end

register_read('identity_holders', holders)
register_read('identity_near', near)
register_read('identity_records', records)
