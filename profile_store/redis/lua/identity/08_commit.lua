-- What was judged is written if nothing that was read has moved on.

local function unchanged(change)
  for _, seen in ipairs(change.identifiers) do
    if version(seen) ~= seen[SEEN] then return false end
  end
  for _, seen in ipairs(change.records) do
    if redis.call('HLEN', 'r:' .. seen[1]) ~= seen[2] then return false end
  end
  for _, seen in ipairs(change.likenesses) do
    if redis.call('HLEN', 'l:' .. seen[1]) ~= seen[2] then return false end
  end
  for _, block in ipairs(change.followed) do
    if not followed('b:' .. block, change.block_limit) then return false end
  end
  -- A group is never changed by one who did not load all of it. Its list is as long as what was read makes it.
  for _, seen in ipairs(change.were) do
    if redis.call('HSTRLEN', 'p:' .. seen[1], 'r') ~= seen[2] then return false end
  end
  return true
end

-- A reference is noted on its records once a second record or a decision knows it: until then it leads nowhere, and a
-- buyer with 5,000 receipts stays as small as one with five. Of a crowd all records tell, so that it is nobody's on each:
-- those of before when it becomes one, later ones when they are bound.
local function note_conducting(reference, was_crowd)
  if was_crowd or fields_of(reference) < 2 then return end
  for _, record in ipairs((sorted_out(redis.call('HKEYS', 'i:' .. reference[HASH])))) do
    redis.call('HSETNX', 'r:' .. record, reference[FIELD], '')
  end
end

local function write_entries(change)
  local were = {}
  for i, reference in ipairs(change.references) do were[i] = crowded(reference, fields_of(reference)) end
  for _, crowd in ipairs(change.crowds) do redis.call('HSET', 'i:' .. crowd, '!', '') end
  for _, sighting in ipairs(change.sightings) do
    local record, identifiers, evidence, body, names, profile = unpack(sighting)
    if body then
      redis.call('HSET', 'r:' .. record, 'd', body, 'p', profile)
      index_names(record, names)
    end
    bind(identifiers, record, evidence)
  end
  for _, decision in ipairs(change.decisions) do
    local identifier, digest, text = unpack(decision)
    local new = redis.call('HSETNX', 'i:' .. identifier[HASH], '#' .. digest, text)
    if new == 1 then redis.call('HINCRBY', 'i:' .. identifier[HASH], '#', 1) end
  end
  for i, reference in ipairs(change.references) do note_conducting(reference, were[i]) end
end

local function write_groups(change)
  for _, minted in ipairs(change.minted) do
    redis.call('HSET', 'r:' .. minted[1], 'm', minted[2])
    redis.call('HSET', 'p:' .. minted[2], 'a', minted[1])
  end
  for _, moved in ipairs(change.moved) do redis.call('HSET', 'r:' .. moved[1], 'p', moved[2]) end
  for _, moved in ipairs(change.moved) do
    if redis.call('EXISTS', 'l:' .. moved[1]) == 1 then follow_suggestions(moved[1], moved[2]) end
  end
  for _, retired in ipairs(change.retired) do redis.call('HDEL', 'p:' .. retired, 'r', 'h') end
  for _, group in ipairs(change.groups) do
    local profile, members, household = unpack(group)
    if members then
      redis.call('HSET', 'p:' .. profile, 'r', members, 'h', household)
    else
      redis.call('HSET', 'p:' .. profile, 'h', household)
    end
  end
end

local function write_disowned(change)
  for _, disowned in ipairs(change.disowned) do
    local hash, records, text = unpack(disowned)
    local key = 'd:' .. hash
    for _, record in ipairs(redis.call('SMEMBERS', key)) do redis.call('SREM', 'o:' .. record, text) end
    redis.call('DEL', key)
    for _, record in ipairs(records) do
      redis.call('SADD', key, record)
      redis.call('SADD', 'o:' .. record, text)
    end
  end
end

-- {changes, block limit} → {the number of each commit, 0 where something that was read has moved on; {{record that is in
-- the graph since, what `meet` says of it}, …}; record → what it says}
local function commit(keys, args)
  local changes, limit = unpack(cmsgpack.unpack(args[1]))
  local numbers, entered, said = {}, {}, {}
  for i, change in ipairs(changes) do
    numbers[i] = 0
    if unchanged(change) then
      write_entries(change)
      write_groups(change)
      write_disowned(change)
      write_findings(change)
      numbers[i] = number_of(change)
      for _, new in ipairs(change.enter) do
        entered[#entered + 1] = {new[1], meet(new[1], new[2], limit, said)}
      end
    end
  end
  return cmsgpack.pack({numbers, entered, said})
end

redis.register_function('identity_commit', commit)
