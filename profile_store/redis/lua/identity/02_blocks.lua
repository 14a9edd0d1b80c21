-- Who stands beside whom by what he states: blocks of records (b:) and of what profiles state together (s:). A block keeps
-- one more record than is followed, which tells that it ended.

local function followed(key, limit)
  return redis.call('SCARD', key) <= limit
end

-- {members of each block that is followed}, {of each that fell with this record or about then}
local function enter_blocks(record, blocks, limit)
  local near, fallen = {}, {}
  for _, block in ipairs(blocks) do
    local key = 'b:' .. block
    if followed(key, limit) then redis.call('SADD', key, record) end
    if followed(key, limit) then
      near[#near + 1] = redis.call('SMEMBERS', key)
    elseif redis.call('SISMEMBER', key, record) == 1 then
      fallen[#fallen + 1] = redis.call('SMEMBERS', key)
    end
  end
  return near, fallen
end

-- The blocks of sums that are followed with these; mostly there are none.
local function sums_beside(blocks, limit)
  local together, near = {}, {}
  for i, block in ipairs(blocks) do together[i] = 's:' .. block end
  if #together == 0 or redis.call('EXISTS', unpack(together)) == 0 then return near end
  for i, block in ipairs(blocks) do
    if followed('b:' .. block, limit) and followed(together[i], limit) then near[#near + 1] = together[i] end
  end
  return near
end

local function members(keys)
  return #keys > 0 and redis.call('SUNION', unpack(keys)) or {}
end

-- Whether its profile has more records: a list of one is as long as the id, with brackets and quotes.
local function has_others(record)
  local profile = profile_of(record)
  return profile and redis.call('HSTRLEN', 'p:' .. profile, 'r') > #record + 4
end

-- {block limit, {{record, blocks}, …}} → for each false where it was compared, else {members of each block that is followed,
-- of each that fell, the sums beside it, whether its profile has more records}
local function enter(keys, args)
  local limit, records = unpack(cmsgpack.unpack(args[1]))
  local answer = {}
  for i, entry in ipairs(records) do
    local record, blocks = unpack(entry)
    if redis.call('HEXISTS', 'l:' .. record, '.') == 1 then
      answer[i] = false
    else
      local near, fallen = enter_blocks(record, blocks, limit)
      answer[i] = {near, fallen, members(sums_beside(blocks, limit)), has_others(record)}
    end
  end
  return cmsgpack.pack(answer)
end

-- blocks → how many records are in each
local function blocks(keys, args)
  local answer = {}
  for i, block in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('SCARD', 'b:' .. block) end
  return cmsgpack.pack(answer)
end

-- blocks → how many sums are in each
local function sum_blocks(keys, args)
  local answer = {}
  for i, block in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('SCARD', 's:' .. block) end
  return cmsgpack.pack(answer)
end

redis.register_function('identity_enter', enter)
register_read('identity_blocks', blocks)
register_read('identity_sum_blocks', sum_blocks)
