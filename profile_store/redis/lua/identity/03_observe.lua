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

local function observe(keys, args)
  local answer = {}
  for i, sighting in ipairs(cmsgpack.unpack(args[1])) do
    local record, body, names, identifiers, references, evidence, fresh = unpack(sighting)
    local profile = redis.call('HGET', 'r:' .. record, 'p')
    if profile then
      answer[i] = settle_known(record, profile, references, evidence)
    else
      answer[i] = settle_isolated(record, body, names, identifiers, references, evidence, fresh)
    end
  end
  return cmsgpack.pack(answer)
end

redis.register_function('identity_observe', observe)
