-- The identity graph on one primary (docs/decisions/0004-identity-graph.md). Nothing is ever taken out of i: and r:, so
-- the number of fields is the version of each.
--
--   i:{hash}        identifier: record id → the event that first told of it;
--                   #digest = a person's decision on it, # = how many of them;
--                   ! = a commit found more people beside it than a family has: a crowd
--   r:{record id}   d = what the record says, p = its profile now, m = the profile id made for it,
--                   x:kind:value = its references that other records or decisions know too
--   p:{profile id}  a = the record that the id was made for; where the id is current: r = its records, h = its household
--   n:{hash}        records whose name has this folded token
--   d:{hash}        records that a decision disowned of the identifier; o:{record id} = the same by record, kind:value
--   c               kind:value of what too many people have to be anybody's: a group is read without it
--   b:{hash}        records that have this blocking key, until they are one more than is followed
--   s:{hash}        the same of what profiles state together: a profile stands in it under one of its records
--   l:{record id}   the likenesses of a record: other record → score and reason; . = it was compared
--   q:{kind}        what waits for review, by size or score: identifier hash, profile id; of a suggestion record:record, or
--                   record+record of two profiles. How alike these are now is worked out where it is read
--   q:told          identifier hash or profile id → what it waits for
--   q:seen          kind:identifier hash → the size of the finding that somebody found in order
--   g:number        how many commits there were; g:latest = what the latest of them did to profiles known before, by number;
--   g:untold        the same, of those that nobody has told of yet
--
-- Every function takes one msgpack argument and answers one. An identifier travels as {hash, crowd limit, reference field
-- or false}.

local HASH, LIMIT, FIELD, SEEN = 1, 2, 3, 4
local FEW = 12 -- records that are no crowd, whoever they tell of: CROWD_PEOPLE of schemas/identifiers.py

local function fields_of(identifier)
  return redis.call('HLEN', 'i:' .. identifier[HASH])
end

local function decisions_on(identifier)
  return tonumber(redis.call('HGET', 'i:' .. identifier[HASH], '#') or 0)
end

-- On more records than its kind allows, or found to be a crowd. Decisions are counted apart, where it matters.
-- size: how many fields it has
local function crowded(identifier, size)
  if size <= FEW then return false end
  if redis.call('HEXISTS', 'i:' .. identifier[HASH], '!') == 1 then return true end
  if size <= identifier[LIMIT] then return false end
  local decisions = decisions_on(identifier)
  return size - decisions - (decisions > 0 and 1 or 0) > identifier[LIMIT]
end

-- Of a crowd only the decisions matter, so that a call centre's line on every call holds up no commit.
local function version(identifier)
  local size = fields_of(identifier)
  if crowded(identifier, size) then return -1 - decisions_on(identifier) end
  return size
end

local function values(identifier, fields)
  local answer = {}
  for i, field in ipairs(fields) do answer[i] = redis.call('HGET', 'i:' .. identifier[HASH], field) end
  return answer
end

-- Record ids, and the fields of decisions, among the fields of an identifier.
local function sorted_out(fields)
  local record_ids, decisions = {}, {}
  for _, field in ipairs(fields) do
    local first = string.sub(field, 1, 1)
    if first ~= '#' and first ~= '!' then
      record_ids[#record_ids + 1] = field
    elseif first == '#' and field ~= '#' then
      decisions[#decisions + 1] = field
    end
  end
  return record_ids, decisions
end

-- Neither a record nor a decision that could bear on a grouping: unseen, or a crowd already.
local function joins_nobody(identifier)
  local size = fields_of(identifier)
  return size == 0 or crowded(identifier, size)
end

local function all_join_nobody(identifiers)
  for _, identifier in ipairs(identifiers) do
    if not joins_nobody(identifier) then return false end
  end
  return true
end

-- A reference of a crowd is noted at once on who carries it (see note_conducting); the record is in the graph by then.
local function bind(identifiers, record, evidence)
  for _, identifier in ipairs(identifiers) do
    redis.call('HSETNX', 'i:' .. identifier[HASH], record, evidence)
    if identifier[FIELD] and crowded(identifier, fields_of(identifier)) then
      redis.call('HSETNX', 'r:' .. record, identifier[FIELD], '')
    end
  end
end

local function index_names(record, names)
  for _, name in ipairs(names) do redis.call('SADD', 'n:' .. name, record) end
end

local function profile_of(record)
  return redis.call('HGET', 'r:' .. record, 'p')
end

local function current(profile)
  local anchor = redis.call('HGET', 'p:' .. profile, 'a')
  return anchor and redis.call('HGET', 'r:' .. anchor, 'p')
end

local function spelled(identifier)
  return identifier[1] .. ':' .. identifier[2]
end

local function register_read(name, callback)
  redis.register_function{function_name = name, callback = callback, flags = {'no-writes'}}
end
