using System.Text;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Silo.Tests.Support;
using EnglishLearning.TestKit;
using Xunit;

namespace EnglishLearning.Silo.Tests.Operations;

/// <summary>What a collector receives.</summary>
public sealed class TelemetryTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string CallerId = "b7ad6b7169203331";

    [Fact]
    public async Task One_trace_leads_from_the_callers_request_through_grains_to_SQL()
    {
        var postgres = await TestPostgres.SharedAsync();
        var database = await postgres.CreateDatabaseAsync();
        using var receiver = new OtlpReceiver();
        await using (var silo = await TestSilo.StartAsync(
            ["run"], port: 0,
            ("Storage__Provider", "Postgres"), ("ConnectionStrings__Postgres", database),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("Telemetry__Sampling", "0")))
        {
            var guest = await LearnerClient.GuestAsync(silo.Http);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/attempts:batch")
            {
                Content = new StringContent($$"""{"attempts":[{{Answers.Right(Bank.First(QuestionType.Cloze)).ToJsonString()}}]}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new("Bearer", guest.Token);
            request.Headers.Add("traceparent", $"00-{TraceId}-{CallerId}-01");
            (await Reply.OfAsync(await silo.Http.SendAsync(request))).Ok();

            var spans = await Eventually.IsAsync(() => Task.FromResult(receiver.Spans.ToArray()), seen => seen.Any(IsSql) && seen.Any(IsRequest));

            // The guest came without traceparent and sampling is off: all there is belongs to the caller's trace.
            Assert.All(spans.Where(span => span.Scope != TroubleTraces.SourceName), span => Assert.Equal(TraceId, span.TraceId));
            Assert.Equal(CallerId, spans.Single(IsRequest).ParentId);
            Assert.Contains(spans, span => span.Name.Contains("ILearnerGrain/Answer", StringComparison.Ordinal));
            Assert.Equal(["commit", "flush"], spans.Where(span => span.Scope == "EnglishLearning.Storage").Select(span => span.Name).Order());
            Assert.All(spans.Where(IsSql), span => Assert.Equal(spans.Single(IsRequest).SpanId, Root(span, spans).SpanId));
            await Eventually.IsAsync(() => Task.FromResult(receiver.Received), paths => paths.Contains("/v1/metrics"));
            Assert.Equal(0, await silo.StopAsync());
        }
        Assert.Contains("/v1/logs", receiver.Received);
        await postgres.DropDatabaseAsync(database);
    }

    /// <summary>Issue 5: what an operator looks for was sampled away.</summary>
    [Fact]
    public async Task A_slow_request_is_traced_though_nothing_is_sampled_and_logs_name_their_trace()
    {
        using var receiver = new OtlpReceiver();
        using var data = new TestFolder();
        await using var silo = await TestSilo.StartAsync(
            data, ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("Telemetry__Sampling", "0"), ("SignIn__HashIterations", "3000000"));
        await GuessAsync(silo.Http, $"00-{TraceId}-{CallerId}-00");

        var span = await Eventually.IsAsync(
            () => Task.FromResult(receiver.Spans.FirstOrDefault(span => span.Name.EndsWith("/v1/auth/sign-in", StringComparison.Ordinal))), found => found is not null);
        Assert.Equal((TroubleTraces.SourceName, TraceId), (span!.Scope, span.TraceId));
        await GuessAsync(silo.Http, $"00-{TraceId}-{CallerId}-01");
        Assert.Single(silo.Output.Split('\n'), line => line.Contains("\"EventId\":4101,", StringComparison.Ordinal) && line.Contains(TraceId, StringComparison.Ordinal));
        // What went well and was not slow left no trace.
        Assert.Equal(System.Net.HttpStatusCode.OK, (await silo.Http.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode);
        Assert.DoesNotContain(receiver.Spans, other => other.Name.Contains("readyz", StringComparison.Ordinal));
    }

    private static async Task GuessAsync(HttpClient http, string traceParent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/sign-in")
        {
            Content = new StringContent("""{"login":"nobody.here","password":"a long guess"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("traceparent", traceParent);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await http.SendAsync(request)).StatusCode);
    }

    private static bool IsRequest(Span span) => span.Scope == "Microsoft.AspNetCore";

    private static bool IsSql(Span span) => span.Scope == "Npgsql";

    /// <summary>The topmost of a span's ancestors that came along.</summary>
    private static Span Root(Span span, IReadOnlyCollection<Span> spans) =>
        spans.SingleOrDefault(parent => parent.SpanId == span.ParentId) is { } parent ? Root(parent, spans) : span;
}
