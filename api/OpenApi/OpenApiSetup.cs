using EnglishLearning.Api.Attempts;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Problems;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EnglishLearning.Api.OpenApi;

/// <summary>Describes the API from its code (OpenAPI 3.1), where the framework alone cannot know.</summary>
internal static class OpenApiSetup
{
    public const string Route = "/openapi/v1.json";
    public const string DocumentName = "v1";

    /// <summary>Names the permission that an operation asks for.</summary>
    private const string PermissionMember = "x-permission";

    public static void AddDescription(this IServiceCollection services) =>
        services.AddOpenApi(DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer(DescribeDocumentAsync);
            options.AddOperationTransformer(DescribeOperationAsync);
            options.AddSchemaTransformer(SchemaDescription.DescribeAsync);
        });

    private static async Task DescribeDocumentAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "EnglishLearning",
            Version = DocumentName,
            Description =
                "Adaptive English practice. Start with POST /v1/auth/guest. Texts are Indonesian, or English with "
                + "Accept-Language: en. Errors are problem documents (RFC 9457) with a stable type. "
                + "What is not answered, or answered 429 or 503, may be sent again as it is.",
        };
        // The address that served the document is the right one; listing it would make the document differ by host.
        document.Servers = [];
        document.AddComponent(BearerToken.Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The accessToken of POST /v1/auth/guest or /v1/auth/sign-in.",
        });
        document.AddComponent(nameof(BatchItem), await context.GetOrCreateSchemaAsync(typeof(BatchItem), null, cancellationToken));
        SchemaDescription.DescribeReferences(document);
    }

    private static Task DescribeOperationAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var kinds in ProblemMetadata.Of(metadata).GroupBy(kind => kind.Status))
        {
            if (operation.Responses?.TryGetValue($"{kinds.Key}", out var response) == true)
                response.Description = string.Join(", ", kinds.Select(kind => kind.Code).Distinct());
        }
        var needed = PermissionExtensions.PermissionOf(metadata);
        operation.AddExtension(PermissionMember, new JsonNodeExtension(PermissionNames.Of(needed)));
        if (needed != Permission.None)
        {
            var scheme = new OpenApiSecuritySchemeReference(BearerToken.Scheme, context.Document);
            operation.Security = [new OpenApiSecurityRequirement { [scheme] = [] }];
        }
        return Task.CompletedTask;
    }
}
