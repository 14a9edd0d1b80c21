-- What can't change how records group: settled in one call, with nothing judged.

local function settle_known(record, profile, references, evidence)
  for _, reference in ipairs(references) do
    if redis.call('HEXISTS', 'i:' .. reference[HASH], record) == 0 and not joins_nobody(reference) then return false end
  end
  bind(references, record, evidence)
  return profile
end

local function settle_isolated(record, body, names, identifiers, references, evidence, fresh)
  if not (all_join_nobody(identifiers) and all_join_nobody(references)) then return false end
  redis.call('HSET', 'r:' .. record, 'd', body, 'p', fresh, 'm', fresh)
  bind(identifiers, record, evidence)
  bind(references, record, evidence)
  index_names(record, names)
  redis.call('HSET', 'p:' .. fresh, 'a', record, 'r', '["' .. record .. '"]')
  return fresh
end

-- The first hop of what is left to be judged.
local function first_hop(left, few)
  local identifiers, records = {}, {}
  for i, sighting in ipairs(left) do
    records[i] = sighting[1]
    for _, carried in ipairs({sighting[4], sighting[5]}) do
      for _, identifier in ipairs(carried) do identifiers[#identifiers + 1] = identifier end
    end
  end
  return hop(identifiers, records, few, {})
end

-- {sightings, block limit, since which commit, records compared before, few or false} → {what happened before, {profile or
-- false, what `meet` or `meet_again` says or false} of each, record → what it says, first hop of what is left if few is said}
local function observe(keys, args)
  local sightings, limit, since, compared, few = unpack(cmsgpack.unpack(args[1]))
  local before, answer, said, left = happened_since(since), {}, {}, {}
  note_compared(compared)
  for i, sighting in ipairs(sightings) do
    local record, body, names, identifiers, references, evidence, fresh, blocks = unpack(sighting)
    local known = profile_of(record)
    local profile, met = false, false
    if known then
      profile = settle_known(record, known, references, evidence)
      met = blocks and meet_again(record, blocks, limit, said)
    else
      profile = settle_isolated(record, body, names, identifiers, references, evidence, fresh)
      met = blocks and profile and meet(record, blocks, limit, said)
    end
    answer[i] = {profile, met}
    if not profile then left[#left + 1] = sighting end
  end
  return cmsgpack.pack({before, answer, said, few and #left > 0 and first_hop(left, few)})
end

redis.register_function('identity_observe', observe)
