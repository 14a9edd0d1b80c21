-- What profiles state together, and who meets whom by that (docs/decisions/0009-matching-in-the-stream.md).

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
  for _, record in ipairs(records) do lead(profile_of(record)) end
  return cmsgpack.pack({led, told})
end

-- Of one that enters: the blocks of sums, and of records, that are followed with it.
local function stand_in(record, blocks, limit)
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

-- {block limit, {{record, blocks, whether it is a sum that enters}, …}} → the records that each meets
local function stand(keys, args)
  local limit, standings = unpack(cmsgpack.unpack(args[1]))
  local answer = {}
  for i, standing in ipairs(standings) do
    local record, blocks, enters = unpack(standing)
    answer[i] = members(enters and stand_in(record, blocks, limit) or sums_beside(blocks, limit))
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

redis.register_function('identity_stand', stand)
redis.register_function('identity_await_sums', await_sums)
redis.register_function('identity_let_go', let_go)
register_read('identity_wholes', wholes)
