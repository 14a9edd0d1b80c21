-- The lists of what waits for review.

-- {kind, from, to} → {{member, size or score, what is told of it}, …}, the largest first
local function waiting(keys, args)
  local kind, from, to = unpack(cmsgpack.unpack(args[1]))
  local found, answer = redis.call('ZREVRANGE', 'q:' .. kind, from, to, 'WITHSCORES'), {}
  for i = 1, #found, 2 do
    local member, told = found[i], false
    if kind == 'suggestion' then
      local a, b = string.match(member, '^(.-):(.*)$')
      told = '' -- of two profiles it is worked out where it is read
      if a then told = redis.call('HGET', 'l:' .. a, b) end
    else
      told = redis.call('HGET', 'q:told', member)
    end
    answer[#answer + 1] = {member, found[i + 1], told}
  end
  return cmsgpack.pack(answer)
end

local function counts(keys, args)
  local answer = {}
  for i, kind in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('ZCARD', 'q:' .. kind) end
  return cmsgpack.pack(answer)
end

-- {kind, {{member, size or score}, …}}: what need not wait any longer, as long as it is what was looked at
local function settle(keys, args)
  local kind, looked = unpack(cmsgpack.unpack(args[1]))
  for _, one in ipairs(looked) do
    if tonumber(redis.call('ZSCORE', 'q:' .. kind, one[1]) or -1) == one[2] then
      redis.call('ZREM', 'q:' .. kind, one[1])
    end
  end
  return cmsgpack.pack(true)
end

-- {{kind:identifier hash, size}, …}: somebody looked and found it in order
local function seen(keys, args)
  for _, looked in ipairs(cmsgpack.unpack(args[1])) do
    if tonumber(redis.call('HGET', 'q:seen', looked[1]) or -1) < looked[2] then
      redis.call('HSET', 'q:seen', looked[1], looked[2])
    end
  end
  return cmsgpack.pack(true)
end

-- kind:identifier hash, … → the largest size that was looked at, -1 where nobody did
local function seen_sizes(keys, args)
  local answer = {}
  for i, field in ipairs(cmsgpack.unpack(args[1])) do
    answer[i] = tonumber(redis.call('HGET', 'q:seen', field) or -1)
  end
  return cmsgpack.pack(answer)
end

redis.register_function('identity_settle', settle)
redis.register_function('identity_seen', seen)
register_read('identity_waiting', waiting)
register_read('identity_counts', counts)
register_read('identity_seen_sizes', seen_sizes)
