#!lua name=omniprofile_sums

-- What profiles state together, on the primary of the identity graph (docs/decisions/0009-matching-in-the-stream.md):
-- who meets whom by that. Whose a record is, and its blocks, are written by identity.lua.
--
--   s:{hash}        sum blocks: records under which a profile stands whose records have this key together; until they are
--                   one more than is followed
--   q:suggestion    beside pairs of records, record:record: pairs of profiles, each named by one of its records,
--                   record+record. What their likeness is now is worked out where it is read
--
-- Every function takes one msgpack argument and answers one.

-- One more than is followed ends a block, and stays in it to tell so.
local function followed(key, limit)
  return redis.call('SCARD', key) <= limit
end

local function current(profile)
  local anchor = redis.call('HGET', 'p:' .. profile, 'a')
  return anchor and redis.call('HGET', 'r:' .. anchor, 'p')
end

-- records that state a person and what they say, in turn
local function stating(profile)
  local found = {}
  for _, record in ipairs(cjson.decode(redis.call('HGET', 'p:' .. profile, 'r'))) do
    local said = redis.call('HGET', 'r:' .. record, 'd')
    if string.find(said, '"[nbse]":') then
      found[#found + 1] = record
      found[#found + 1] = said
    end
  end
  return found
end

-- {profile ids, record ids} → {{the profile that each leads to now or false, …}, {profile, {record, what it says, …}, …}}
local function wholes(keys, args)
  local profiles, records = unpack(cmsgpack.unpack(args[1]))
  local led, met, told = {}, {}, {}
  local function lead(profile)
    led[#led + 1] = profile
    if profile and not met[profile] then
      met[profile] = true
      told[#told + 1] = profile
      told[#told + 1] = stating(profile)
    end
  end
  for _, profile in ipairs(profiles) do lead(current(profile)) end
  for _, record in ipairs(records) do lead(redis.call('HGET', 'r:' .. record, 'p')) end
  return cmsgpack.pack({led, told})
end

-- Whether its profile has more records: a list of one is as long as the id, with brackets and quotes.
local function has_others(record)
  local profile = redis.call('HGET', 'r:' .. record, 'p')
  return profile and redis.call('HSTRLEN', 'p:' .. profile, 'r') > #record + 4
end

-- Of one that enters: the blocks of sums, and of records, that are followed with it.
local function enter(record, blocks, limit)
  local near = {}
  for _, block in ipairs(blocks) do
    local alone, together = 'b:' .. block, 's:' .. block
    if followed(alone, limit) and followed(together, limit) then
      redis.call('SADD', together, record)
      if followed(together, limit) then
        near[#near + 1] = together
        near[#near + 1] = alone
      end
    end
  end
  return near
end

-- Of one that does not: the blocks of sums; mostly there are none.
local function pass(blocks, limit)
  local together, near = {}, {}
  for i, block in ipairs(blocks) do together[i] = 's:' .. block end
  if #together == 0 or redis.call('EXISTS', unpack(together)) == 0 then return near end
  for i, block in ipairs(blocks) do
    if followed('b:' .. block, limit) and followed(together[i], limit) then near[#near + 1] = together[i] end
  end
  return near
end

local function members(blocks)
  return #blocks > 0 and redis.call('SUNION', unpack(blocks)) or {}
end

-- {block limit, {{record, blocks, whether it is a sum that enters}, …}} → the records that each meets
local function stand(keys, args)
  local limit, standings = unpack(cmsgpack.unpack(args[1]))
  local answer = {}
  for i, standing in ipairs(standings) do
    local record, blocks, enters = unpack(standing)
    answer[i] = members(enters and enter(record, blocks, limit) or pass(blocks, limit))
  end
  return cmsgpack.pack(answer)
end

-- {block limit, {{record, blocks}, …}}, as for identity_enter → for each false where it was compared, else {the sums that
-- it meets, whether its profile has more records}
local function meet(keys, args)
  local limit, records = unpack(cmsgpack.unpack(args[1]))
  local answer = {}
  for i, entry in ipairs(records) do
    local record, blocks = unpack(entry)
    local compared = redis.call('HEXISTS', 'l:' .. record, '.') == 1
    answer[i] = not compared and {members(pass(blocks, limit)), has_others(record)}
  end
  return cmsgpack.pack(answer)
end

-- {{record, record, score}, …}: two profiles that wait for review
local function await_sums(keys, args)
  for _, pair in ipairs(cmsgpack.unpack(args[1])) do
    redis.call('ZADD', 'q:suggestion', pair[3], pair[1] .. '+' .. pair[2])
  end
  return cmsgpack.pack(true)
end

-- {{what waits, {{profile, its records}, …}}, …}: it waits no longer, as long as those are what was looked at
local function let_go(keys, args)
  for _, gone in ipairs(cmsgpack.unpack(args[1])) do
    local member, seen = unpack(gone)
    local unchanged = true
    for _, group in ipairs(seen) do
      unchanged = unchanged and redis.call('HGET', 'p:' .. group[1], 'r') == group[2]
    end
    if unchanged then redis.call('ZREM', 'q:suggestion', member) end
  end
  return cmsgpack.pack(true)
end

-- blocks → how many sums are in each
local function sum_blocks(keys, args)
  local answer = {}
  for i, block in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('SCARD', 's:' .. block) end
  return cmsgpack.pack(answer)
end

redis.register_function('identity_stand', stand)
redis.register_function('identity_await_sums', await_sums)
redis.register_function('identity_let_go', let_go)
redis.register_function{function_name = 'identity_meet', callback = meet, flags = {'no-writes'}}
redis.register_function{function_name = 'identity_wholes', callback = wholes, flags = {'no-writes'}}
redis.register_function{function_name = 'identity_sum_blocks', callback = sum_blocks, flags = {'no-writes'}}
