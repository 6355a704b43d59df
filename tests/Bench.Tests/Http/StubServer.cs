using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Tests.Http;

/// <summary>Answers requests from a script and keeps what was asked.</summary>
internal sealed class StubServer(Func<HttpRequestMessage, string, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string Guest =
        """{"accessToken":"token","expiresIn":3600,"refreshToken":"refresh","learnerId":"00000000-0000-0000-0000-000000000001"}""";

    public List<(HttpMethod Method, string Path, string? Token, string Body)> Asked { get; } = [];

    public ApiClient Client() => new(new HttpClient(this) { BaseAddress = new Uri("http://stub") });

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Busy()
    {
        var response = Json("""{"type":"x/overloaded","title":"Busy"}""", HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMilliseconds(1));
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Asked.Add((request.Method, request.RequestUri!.PathAndQuery, request.Headers.Authorization?.Parameter, body));
        return answer(request, body);
    }
}
