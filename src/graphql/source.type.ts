import { Field, ObjectType } from "type-graphql";
import { SourceStatus } from "../domain/source.ts";
import { NodeInterface } from "./node.type.ts";
import { PeriodType } from "./period.type.ts";

@ObjectType("Source", { description: "A publication that figures were taken from.", implements: NodeInterface, simpleResolvers: true })
export class SourceType extends NodeInterface {
  @Field(() => String, { description: "Short name, for use in arguments." })
  key!: string;

  @Field(() => String, { description: "Title as printed." })
  title!: string;

  @Field(() => String, { description: "Who publishes it." })
  publisherName!: string;

  @Field(() => PeriodType, { nullable: true, description: "The years the plan covers." })
  coverage!: PeriodType | null;

  @Field(() => PeriodType, {
    nullable: true,
    description: "When it was published, as printed or inferred from its contents; its undated figures lie at or before the end of this.",
  })
  published!: PeriodType | null;

  @Field(() => SourceStatus, { description: "Whether it was adopted or is a draft." })
  status!: SourceStatus;

  @Field(() => String, { nullable: true, description: "File name of the document's text, so that a citation can be checked." })
  file!: string | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of that file, hexadecimal." })
  sha256!: string | null;

  @Field(() => String, { nullable: true, description: "Terms under which its figures are reused." })
  licence!: string | null;
}
