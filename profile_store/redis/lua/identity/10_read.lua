-- Groups: by id, by identifier, by name.

-- kind:value of all that is not the person's among what a record says: disowned, or of too many people
local function foreign_to(record, fields)
  local foreign = redis.call('SMEMBERS', 'o:' .. record)
  local function look(text)
    if redis.call('SISMEMBER', 'c', text) == 1 then foreign[#foreign + 1] = text end
  end
  for i = 1, #fields, 2 do
    if fields[i] == 'd' then
      for _, identifier in ipairs(cjson.decode(fields[i + 1]).i or {}) do look(spelled(identifier)) end
    elseif string.sub(fields[i], 1, 2) == 'x:' then
      look(string.sub(fields[i], 3))
    end
  end
  return foreign
end

-- a current profile id → {profile id, household or false, {{record id, fields and values in turn, foreign}, …}}
local function read_group(profile)
  local members, household = unpack(redis.call('HMGET', 'p:' .. profile, 'r', 'h'))
  local group = {}
  for i, record in ipairs(cjson.decode(members)) do
    local fields = redis.call('HGETALL', 'r:' .. record)
    group[i] = {record, fields, foreign_to(record, fields)}
  end
  return {profile, household ~= '' and household, group}
end

-- profile ids → the group that each stands for now, or false
local function group(keys, args)
  local answer = {}
  for i, profile in ipairs(cmsgpack.unpack(args[1])) do
    local now = current(profile)
    answer[i] = now and read_group(now)
  end
  return cmsgpack.pack(answer)
end

local function without_disowned(record_ids, identifier)
  local key = 'd:' .. identifier[HASH]
  if redis.call('EXISTS', key) == 0 then return record_ids end
  local left = {}
  for _, record in ipairs(record_ids) do
    if redis.call('SISMEMBER', key, record) == 0 then left[#left + 1] = record end
  end
  return left
end

local function groups_of(record_ids, limit)
  local answer, met = {}, {}
  for _, record in ipairs(record_ids) do
    local profile = redis.call('HGET', 'r:' .. record, 'p')
    if not met[profile] then
      met[profile] = true
      answer[#answer + 1] = read_group(profile)
    end
    if #answer >= limit then break end
  end
  return cmsgpack.pack(answer)
end

-- {identifier, most groups} → groups that carry it. Of a crowd a part is scanned, so that one look-up can't hold up everybody.
local function lookup(keys, args)
  local identifier, limit = unpack(cmsgpack.unpack(args[1]))
  local key, fields = 'i:' .. identifier[HASH], {}
  if crowded(identifier, fields_of(identifier)) then
    local part = redis.call('HSCAN', key, 0, 'COUNT', limit)[2]
    for i = 1, #part, 2 do fields[#fields + 1] = part[i] end
  else
    fields = redis.call('HKEYS', key)
  end
  local record_ids = sorted_out(fields)
  return groups_of(without_disowned(record_ids, identifier), limit)
end

-- {{hashes of name tokens, …}, most groups} → groups with a record that has all of the first, then those of the next …
local function named(keys, args)
  local spellings, limit = unpack(cmsgpack.unpack(args[1]))
  local found, met = {}, {}
  for _, hashes in ipairs(spellings) do
    local sets = {}
    for i, hash in ipairs(hashes) do sets[i] = 'n:' .. hash end
    local written_so = redis.call('SINTER', unpack(sets))
    table.sort(written_so)
    for _, record in ipairs(written_so) do
      if not met[record] then found[#found + 1] = record end
      met[record] = true
    end
  end
  return groups_of(found, limit)
end

register_read('identity_group', group)
register_read('identity_lookup', lookup)
register_read('identity_named', named)
