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

-- record ids → the profile of each, or false
local function profiles(keys, args)
  local answer = {}
  for i, record in ipairs(cmsgpack.unpack(args[1])) do answer[i] = profile_of(record) end
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

-- The sets of these name tokens, the smallest first.
local function sets_of(hashes)
  local sizes, sets = {}, {}
  for i, hash in ipairs(hashes) do
    sets[i] = 'n:' .. hash
    sizes[sets[i]] = redis.call('SCARD', sets[i])
  end
  table.sort(sets, function(a, b) return sizes[a] < sizes[b] end)
  return sets, sizes[sets[1]]
end

-- Of the members of a part those that are in all sets but the first.
local function in_others(part, sets)
  for i = 2, #sets do
    if #part == 0 then break end
    local left = {}
    for at, is_there in ipairs(redis.call('SMISMEMBER', sets[i], unpack(part))) do
      if is_there == 1 then left[#left + 1] = part[at] end
    end
    part = left
  end
  return part
end

-- {record ids with all tokens, the cursor of the next part or '0', records looked at}. What is too many to be looked at
-- in one call is walked in parts: how long an intersection takes depends on its sets, however few are asked for.
local function part_of(hashes, cursor, most)
  local sets, smallest = sets_of(hashes)
  if smallest <= most then return redis.call('SINTER', unpack(sets)), '0', smallest end
  local following, part = unpack(redis.call('SSCAN', sets[1], cursor, 'COUNT', most))
  return in_others(part, sets), following, most
end

-- {{hashes of name tokens, …}, place and cursor to go on from, most records looked at, most groups, profiles met before}
-- → {groups with a record that has all of the first, then those of the next …; place and cursor where the next part begins}
local function named(keys, args)
  local spellings, place, cursor, most, limit, before = unpack(cmsgpack.unpack(args[1]))
  local met, found, looked = {}, {}, 0
  for _, profile in ipairs(before) do met[profile] = true end
  while spellings[place] and #found < limit and looked < most do
    local record_ids, following, size = part_of(spellings[place], cursor, most)
    table.sort(record_ids)
    for _, record in ipairs(record_ids) do
      local profile = profile_of(record)
      if not met[profile] then found[#found + 1] = profile end
      met[profile] = true
      if #found >= limit then break end
    end
    looked, cursor = looked + size, following
    if cursor == '0' then place = place + 1 end
  end
  for i, profile in ipairs(found) do found[i] = read_group(profile) end
  return cmsgpack.pack({found, place, cursor})
end

register_read('identity_group', group)
register_read('identity_profiles', profiles)
register_read('identity_lookup', lookup)
register_read('identity_named', named)
