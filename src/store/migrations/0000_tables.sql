CREATE TABLE `areas` (
	`slug` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`gss_code` text,
	`dfe_code` text,
	`parent` text,
	FOREIGN KEY (`parent`) REFERENCES `areas`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kind_known" CHECK("areas"."kind" = 'COUNCIL' OR "areas"."kind" = 'COMBINED_AUTHORITY' OR "areas"."kind" = 'REGION' OR "areas"."kind" = 'COUNTRY' OR "areas"."kind" = 'LOCALITY')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `areas_gss_code_unique` ON `areas` (`gss_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `areas_dfe_code_unique` ON `areas` (`dfe_code`);--> statement-breakpoint
CREATE TABLE `conflicts` (
	`observation` integer NOT NULL,
	`other` integer NOT NULL,
	PRIMARY KEY(`observation`, `other`),
	FOREIGN KEY (`observation`) REFERENCES `observations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other`) REFERENCES `observations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "never_itself" CHECK("conflicts"."observation" <> "conflicts"."other")
) STRICT;
--> statement-breakpoint
CREATE TABLE `coverage` (
	`measure` text NOT NULL,
	`area` text NOT NULL,
	PRIMARY KEY(`measure`, `area`),
	FOREIGN KEY (`measure`) REFERENCES `measures`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area`) REFERENCES `areas`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `coverage_area` ON `coverage` (`area`);--> statement-breakpoint
CREATE TABLE `dataset` (
	`revision` text PRIMARY KEY NOT NULL,
	`built_at` text NOT NULL,
	`input` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `indicators` (
	`key` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`code` text,
	`label` text NOT NULL,
	`measure` text NOT NULL,
	`population` text NOT NULL,
	`reference` text,
	`match` text NOT NULL,
	`match_note` text,
	FOREIGN KEY (`source`) REFERENCES `sources`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`measure`) REFERENCES `measures`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`population`) REFERENCES `populations`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reference`) REFERENCES `populations`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "match_known" CHECK("indicators"."match" = 'EXACT_MATCH' OR "indicators"."match" = 'CLOSE_MATCH' OR "indicators"."match" = 'BROAD_MATCH' OR "indicators"."match" = 'NARROW_MATCH' OR "indicators"."match" = 'RELATED_MATCH'),
	CONSTRAINT "inexact_has_note" CHECK(("indicators"."match" = 'EXACT_MATCH') = ("indicators"."match_note" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `indicators_measure` ON `indicators` (`measure`);--> statement-breakpoint
CREATE INDEX `indicators_source` ON `indicators` (`source`);--> statement-breakpoint
CREATE INDEX `indicators_code` ON `indicators` (`code`);--> statement-breakpoint
CREATE TABLE `measures` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`topic` text NOT NULL,
	`unit` text NOT NULL,
	`polarity` text NOT NULL,
	`kind` text NOT NULL,
	`population` text NOT NULL,
	`gap_of` text,
	FOREIGN KEY (`population`) REFERENCES `populations`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gap_of`) REFERENCES `measures`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "topic_known" CHECK("measures"."topic" = 'EARLY_YEARS' OR "measures"."topic" = 'KEY_STAGE_1' OR "measures"."topic" = 'KEY_STAGE_2' OR "measures"."topic" = 'KEY_STAGE_4' OR "measures"."topic" = 'POST_16' OR "measures"."topic" = 'PARTICIPATION' OR "measures"."topic" = 'INCLUSION_AND_ATTENDANCE' OR "measures"."topic" = 'INSPECTION' OR "measures"."topic" = 'SAFEGUARDING' OR "measures"."topic" = 'CHILDREN_IN_CARE' OR "measures"."topic" = 'EARLY_HELP' OR "measures"."topic" = 'HEALTH' OR "measures"."topic" = 'SEND' OR "measures"."topic" = 'ECONOMY_AND_SKILLS' OR "measures"."topic" = 'WORKFORCE' OR "measures"."topic" = 'PROPERTY_AND_ENVIRONMENT' OR "measures"."topic" = 'FINANCE'),
	CONSTRAINT "unit_known" CHECK("measures"."unit" = 'PERCENT' OR "measures"."unit" = 'PERCENTAGE_POINTS' OR "measures"."unit" = 'COUNT' OR "measures"."unit" = 'RATE_PER_1000' OR "measures"."unit" = 'RATE_PER_10000' OR "measures"."unit" = 'RATE_PER_100000' OR "measures"."unit" = 'SCORE' OR "measures"."unit" = 'RANK' OR "measures"."unit" = 'GBP' OR "measures"."unit" = 'GBP_PER_WEEK' OR "measures"."unit" = 'TONNES_CO2E' OR "measures"."unit" = 'FTE' OR "measures"."unit" = 'DAYS' OR "measures"."unit" = 'MONTHS' OR "measures"."unit" = 'SQUARE_METRES' OR "measures"."unit" = 'KILOWATT_HOURS' OR "measures"."unit" = 'RATIO' OR "measures"."unit" = 'NOT_STATED'),
	CONSTRAINT "polarity_known" CHECK("measures"."polarity" = 'HIGHER_IS_BETTER' OR "measures"."polarity" = 'LOWER_IS_BETTER' OR "measures"."polarity" = 'NEUTRAL'),
	CONSTRAINT "kind_known" CHECK("measures"."kind" = 'LEVEL' OR "measures"."kind" = 'GAP' OR "measures"."kind" = 'CHANGE' OR "measures"."kind" = 'DIFFERENCE'),
	CONSTRAINT "gap_has_level" CHECK(("measures"."kind" = 'GAP') = ("measures"."gap_of" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE TABLE `observations` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`line` integer NOT NULL,
	`place` integer NOT NULL,
	`locator` text NOT NULL,
	`raw` text NOT NULL,
	`indicator` text NOT NULL,
	`area` text NOT NULL,
	`measure` text NOT NULL,
	`population` text NOT NULL,
	`reference` text,
	`role` text NOT NULL,
	`status` text NOT NULL,
	`value` real,
	`value_high` real,
	`bound` text,
	`unit` text NOT NULL,
	`decimals` integer,
	`numerator` real,
	`denominator` real,
	`doubtful` integer NOT NULL,
	`missing` text,
	`relative_to` text,
	`qualitative` text,
	`period_kind` text NOT NULL,
	`period_label` text NOT NULL,
	`period_start` text,
	`period_end` text,
	`period_inferred` integer NOT NULL,
	`period_note` text,
	`tense` text,
	`small_cohort` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`source`) REFERENCES `sources`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`indicator`) REFERENCES `indicators`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area`) REFERENCES `areas`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`measure`) REFERENCES `measures`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`population`) REFERENCES `populations`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reference`) REFERENCES `populations`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`relative_to`) REFERENCES `areas`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tense_known" CHECK("observations"."tense" = 'CURRENT' OR "observations"."tense" = 'PAST'),
	CONSTRAINT "role_known" CHECK("observations"."role" = 'ACTUAL' OR "observations"."role" = 'BASELINE' OR "observations"."role" = 'TARGET' OR "observations"."role" = 'PROJECTION'),
	CONSTRAINT "status_known" CHECK("observations"."status" = 'FINAL' OR "observations"."status" = 'PROVISIONAL' OR "observations"."status" = 'PREDICTED' OR "observations"."status" = 'NOT_STATED'),
	CONSTRAINT "bound_known" CHECK("observations"."bound" = 'OVER' OR "observations"."bound" = 'UNDER' OR "observations"."bound" = 'AT_LEAST' OR "observations"."bound" = 'AT_MOST' OR "observations"."bound" = 'ABOUT'),
	CONSTRAINT "unit_known" CHECK("observations"."unit" = 'PERCENT' OR "observations"."unit" = 'PERCENTAGE_POINTS' OR "observations"."unit" = 'COUNT' OR "observations"."unit" = 'RATE_PER_1000' OR "observations"."unit" = 'RATE_PER_10000' OR "observations"."unit" = 'RATE_PER_100000' OR "observations"."unit" = 'SCORE' OR "observations"."unit" = 'RANK' OR "observations"."unit" = 'GBP' OR "observations"."unit" = 'GBP_PER_WEEK' OR "observations"."unit" = 'TONNES_CO2E' OR "observations"."unit" = 'FTE' OR "observations"."unit" = 'DAYS' OR "observations"."unit" = 'MONTHS' OR "observations"."unit" = 'SQUARE_METRES' OR "observations"."unit" = 'KILOWATT_HOURS' OR "observations"."unit" = 'RATIO' OR "observations"."unit" = 'NOT_STATED'),
	CONSTRAINT "missing_known" CHECK("observations"."missing" = 'TO_BE_CONFIRMED' OR "observations"."missing" = 'AWAITED' OR "observations"."missing" = 'NOT_APPLICABLE' OR "observations"."missing" = 'BLANK' OR "observations"."missing" = 'QUALITATIVE' OR "observations"."missing" = 'SUPPRESSED' OR "observations"."missing" = 'NOT_AVAILABLE' OR "observations"."missing" = 'LOW'),
	CONSTRAINT "period_kind_known" CHECK("observations"."period_kind" = 'ACADEMIC_YEAR' OR "observations"."period_kind" = 'FINANCIAL_YEAR' OR "observations"."period_kind" = 'CALENDAR_YEAR' OR "observations"."period_kind" = 'QUARTER' OR "observations"."period_kind" = 'TERM' OR "observations"."period_kind" = 'MONTH' OR "observations"."period_kind" = 'AS_AT' OR "observations"."period_kind" = 'SPAN' OR "observations"."period_kind" = 'ROLLING' OR "observations"."period_kind" = 'CUMULATIVE' OR "observations"."period_kind" = 'UNSPECIFIED'),
	CONSTRAINT "value_or_reason" CHECK(("observations"."value" IS NULL) = ("observations"."missing" IS NOT NULL)),
	CONSTRAINT "value_has_decimals" CHECK(("observations"."value" IS NULL) = ("observations"."decimals" IS NULL)),
	CONSTRAINT "range_ascends" CHECK("observations"."value_high" IS NULL OR ("observations"."value" IS NOT NULL AND "observations"."value_high" > "observations"."value")),
	CONSTRAINT "period_dated" CHECK(("observations"."period_kind" = 'UNSPECIFIED') = ("observations"."period_start" IS NULL) AND ("observations"."period_start" IS NULL) = ("observations"."period_end" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `observations_series` ON `observations` (`measure`,`area`,`population`,`period_end`);--> statement-breakpoint
CREATE INDEX `observations_measure` ON `observations` (`measure`,`source`,`line`,`place`);--> statement-breakpoint
CREATE INDEX `observations_area` ON `observations` (`area`,`source`,`line`,`place`);--> statement-breakpoint
CREATE INDEX `observations_indicator` ON `observations` (`indicator`,`source`,`line`,`place`);--> statement-breakpoint
CREATE INDEX `observations_period` ON `observations` (`period_start`,`period_end`);--> statement-breakpoint
CREATE INDEX `observations_value` ON `observations` (`value`);--> statement-breakpoint
CREATE UNIQUE INDEX `observations_natural_key` ON `observations` (`source`,`line`,`place`);--> statement-breakpoint
CREATE TABLE `populations` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`broader` text,
	FOREIGN KEY (`broader`) REFERENCES `populations`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `series_breaks` (
	`measure` text NOT NULL,
	`date` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`measure`, `date`),
	FOREIGN KEY (`measure`) REFERENCES `measures`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sources` (
	`key` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`publisher` text,
	`publisher_name` text NOT NULL,
	`coverage` text,
	`published` text,
	`status` text NOT NULL,
	`file` text,
	`sha256` text,
	`licence` text,
	FOREIGN KEY (`publisher`) REFERENCES `areas`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "status_known" CHECK("sources"."status" = 'FINAL' OR "sources"."status" = 'DRAFT')
) STRICT;
