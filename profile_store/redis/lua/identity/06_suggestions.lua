-- Which records are alike, and what of that waits for review.

-- A suggestion waits while its records are two profiles'.
local function await_suggestion(a, b, text, two)
  if b < a then a, b = b, a end
  local pair = a .. ':' .. b
  if two then
    redis.call('ZADD', 'q:suggestion', string.match(text, '^%S+'), pair)
  else
    redis.call('ZREM', 'q:suggestion', pair)
  end
end

local function follow_suggestions(record, profile)
  local likenesses = redis.call('HGETALL', 'l:' .. record)
  for i = 1, #likenesses, 2 do
    local other = likenesses[i]
    if other ~= '.' then await_suggestion(record, other, likenesses[i + 1], profile_of(other) ~= profile) end
  end
end

-- {{record, record, score and reason}, …}
local function link(keys, args)
  for _, pair in ipairs(cmsgpack.unpack(args[1])) do
    local a, b, text = unpack(pair)
    redis.call('HSETNX', 'l:' .. a, b, text)
    redis.call('HSETNX', 'l:' .. b, a, text)
    await_suggestion(a, b, text, profile_of(a) ~= profile_of(b))
  end
  return cmsgpack.pack(true)
end

-- record ids → their likenesses, others and texts in turn
local function likenesses(keys, args)
  local answer = {}
  for i, record in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('HGETALL', 'l:' .. record) end
  return cmsgpack.pack(answer)
end

redis.register_function('identity_link', link)
register_read('identity_likenesses', likenesses)
