using EnglishLearning.Api.Attempts;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Classes;
using EnglishLearning.Api.People;
using EnglishLearning.Api.Practice;
using EnglishLearning.Api.Privacy;
using EnglishLearning.Contracts;
using EnglishLearning.Core.Cefr;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EnglishLearning.Api.OpenApi;

/// <summary>Describes the types that the serializer's own metadata describes wrongly or not at all.</summary>
internal static class SchemaDescription
{
    /// <summary>Requests refuse members that they do not know; answers may gain some within /v1.</summary>
    private static readonly HashSet<Type> Requests =
        [
            typeof(GuestBody), typeof(RegisterBody), typeof(SignInBody), typeof(RefreshBody), typeof(ChangePasswordBody), typeof(ResetPasswordBody),
            typeof(NewClassBody), typeof(ClassPatchBody), typeof(NewTeacherBody), typeof(JoinBody), typeof(ClassSignInBody),
            typeof(NewAssignmentBody), typeof(AssignmentPatchBody),
            typeof(BeginSecondFactorBody), typeof(ConfirmSecondFactorBody), typeof(RemoveSecondFactorBody), typeof(RoleBody),
            typeof(RoleRequestBody), typeof(AdministratorCodeBody), typeof(ConsentBody), typeof(ConsentCodeBody), typeof(DecideConsentBody), typeof(WithdrawConsentBody), typeof(EraseBody),
            typeof(ProfilePatchBody), typeof(PersonPatchBody),
            typeof(AttemptBody), typeof(BatchBody), typeof(BatchItem),
        ];

    public static Task DescribeAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(ResponseValue))
            DescribeResponse(schema);
        else if (type == typeof(DateTimeOffset))
            schema.Type = JsonSchemaType.String;
        else if (type == typeof(DateTimeOffset?))
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        else if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } names)
            DescribeEnum(schema, names);
        else if (!Requests.Contains(type))
            schema.AdditionalPropertiesAllowed = true;
        return Task.CompletedTask;
    }

    /// <summary>What refers to another schema can be described only when all schemas are there.</summary>
    public static void DescribeReferences(OpenApiDocument document)
    {
        // A batch is read item by item, so its type alone does not say what an item is.
        var attempts = (OpenApiSchema)document.Components!.Schemas![nameof(BatchBody)].Properties!["attempts"];
        attempts.Items = new OpenApiSchemaReference(nameof(BatchItem), document);
        (attempts.MinItems, attempts.MaxItems) = (1, AnswerLimits.LargestBatch);

        document.Components.Schemas[nameof(QuestionBody)].Properties!["level"] = new OpenApiSchema
        {
            Description = "Null for a flashcard of the learner's own.",
            OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, new OpenApiSchemaReference(nameof(CefrLevel), document)],
        };
    }

    private static void DescribeResponse(OpenApiSchema schema)
    {
        schema.Description = "An option's id or a text; or a list of option ids.";
        schema.AnyOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.String },
            new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        ];
    }

    /// <summary>One schema serves the nullable uses too, so null is not among its names.</summary>
    private static void DescribeEnum(OpenApiSchema schema, Type names)
    {
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. schema.Enum?.Where(name => name?.GetValueKind() == System.Text.Json.JsonValueKind.String) ?? []];
        // Comments of other layers speak of storage.
        if (names.Assembly != typeof(SchemaDescription).Assembly)
            schema.Description = null;
    }
}
