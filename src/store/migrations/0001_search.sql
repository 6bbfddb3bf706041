CREATE VIRTUAL TABLE `search` USING fts5(
	`type` UNINDEXED,
	`key` UNINDEXED,
	`name`,
	`keywords`,
	`body`,
	`weight` UNINDEXED,
	tokenize = 'porter unicode61 remove_diacritics 2'
);
