using System.Diagnostics;
using System.Net;
using System.Text;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Load;
using EnglishLearning.Bench.Load.Traffic;
using EnglishLearning.Local;

namespace EnglishLearning.Bench.Suite;

/// <summary>
/// A school in the morning: how many sign in, with the rounds of PBKDF2 that are shipped, what is left for answers meanwhile, how fast
/// first visits are taken; and whether the time tells who has an account.
/// </summary>
internal sealed class SignInPart(SuiteContext suite)
{
    private const int Accounts = 16;
    private const int Connections = 16;
    private const int Guests = 5000;
    private const string Password = "pisang goreng di sore hari";
    private const long SecondNs = 1_000_000_000;

    public async Task RunOnPostgresAsync()
    {
        await using var silo = suite.PostgresSilo(await suite.Postgres.Access.CreateDatabaseAsync(), "sign-in-silo");
        await RunAsync("PostgreSQL", silo);
    }

    public async Task RunOnSqliteAsync()
    {
        var data = Directory.CreateTempSubdirectory("bench-sign-in-");
        try
        {
            await using var silo = SuiteContext.SqliteSilo(data.FullName);
            await RunAsync("SQLite", silo);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task RunAsync(string name, SiloProcess silo)
    {
        // Every account here signs in from one address, also wrongly.
        silo.Variables["SignIn__FailuresByAddress"] = "1000000";
        await silo.StartAsync();
        var logins = await RegisterAsync(silo.Url);
        await LoadSession.OpenAsync([silo.Url], Connections, suite.Cancellation);
        var watch = Stopwatch.StartNew();
        var session = await LoadSession.OpenAsync([silo.Url], Guests, suite.Cancellation);
        suite.Figures.Add(Figure.Of($"{name}: {Guests:N0} first visits", "s", watch.Elapsed.TotalSeconds).AtMost(60));
        await suite.LoadAsync($"{name}: warming up", session, suite.Closed(MixKind.Attempts));

        List<double> signIns = [], alone = [], meanwhile = [], stormed = [];
        for (var run = 1; run <= suite.Options.Runs; run++)
        {
            signIns.Add(await StormAsync(session, logins, silo.Url));
            alone.Add(await AnswersAsync($"run {run}, {name}: answers alone", session));
            var storm = StormAsync(session, logins, silo.Url);
            meanwhile.Add(await AnswersAsync($"run {run}, {name}: answers while people sign in", session));
            stormed.Add(await storm);
        }
        var (answers, beside) = (Figure.Of($"{name}: attempts alone", "/s", alone), Figure.Of($"{name}: attempts while people sign in", "/s", meanwhile));
        suite.Figures.AddRange(
        [
            Figure.Of($"{name}: sign-ins", "/s", signIns),
            answers, beside,
            Figure.Of($"{name}: sign-ins beside the answers", "/s", stormed),
            Figure.Ratio($"{name}: attempts while people sign in, to alone", beside, answers).AtLeast(0.4),
        ]);
        await CompareTimesAsync(name, silo.Url, logins);
    }

    private async Task<double> AnswersAsync(string name, LoadSession session) =>
        (await suite.LoadAsync(name, session, suite.Closed(MixKind.Attempts))).AnswersPerSecond;

    /// <summary>Sign-ins a second, as many at once as there are connections.</summary>
    private async Task<double> StormAsync(LoadSession session, IReadOnlyList<string> logins, Uri url)
    {
        var traffic = new SignInTraffic(url.Authority, logins, Password);
        var window = (Begin: suite.Options.WarmUp * SecondNs, End: (suite.Options.WarmUp + suite.Options.Seconds) * SecondNs);
        var recorder = new LoadRecorder(traffic.Routes, window, _ => { });
        await LoadSession.OnThreadAsync(() => new LoadLoop(session.Servers, Connections, traffic, null, recorder).Run(window.End, suite.Cancellation));
        suite.Cancellation.ThrowIfCancellationRequested();
        return recorder.Faults.Count == 0
            ? (double)recorder.UsefulInWindow / suite.Options.Seconds
            : throw new Http.ServerException($"Somebody was not let in: {recorder.Faults.First().Key}");
    }

    private async Task<IReadOnlyList<string>> RegisterAsync(Uri url)
    {
        using var api = ApiClient.Connect(url, connections: 1);
        var logins = Enumerable.Range(0, Accounts).Select(i => $"pupil{i}").ToArray();
        foreach (var login in logins)
        {
            var reply = await api.SendAsync(
                Post("/v1/auth/register", $$"""{"username":"{{login}}","password":"{{Password}}","name":"Pupil","birthDate":"2000-08-17"}"""), suite.Cancellation);
            if (!reply.IsSuccess)
                throw new Http.ServerException($"{reply}");
        }
        return logins;
    }

    /// <summary>Wrong passwords of accounts and of nobody, alternated; each login once, so that none is locked.</summary>
    private async Task CompareTimesAsync(string name, Uri url, IReadOnlyList<string> logins)
    {
        using var api = ApiClient.Connect(url, connections: 1);
        List<double> known = [], unknown = [];
        foreach (var login in logins)
        {
            known.Add(await TimeAsync(api, login));
            unknown.Add(await TimeAsync(api, $"no{login}"));
        }
        var (somebody, nobody) = (Figure.Of($"{name}: wrong password", "ms", known), Figure.Of($"{name}: unknown login", "ms", unknown));
        suite.Figures.AddRange([somebody, nobody, Figure.Ratio($"{name}: unknown login to wrong password, time", nobody, somebody).AtLeast(0.7)]);
    }

    private async Task<double> TimeAsync(ApiClient api, string login)
    {
        var watch = Stopwatch.StartNew();
        var reply = await api.SendAsync(Post("/v1/auth/sign-in", $$"""{"login":"{{login}}","password":"not the password"}"""), suite.Cancellation);
        return reply.Status == (int)HttpStatusCode.Unauthorized ? watch.Elapsed.TotalMilliseconds : throw new Http.ServerException($"{reply}");
    }

    private static ApiRequest Post(string path, string json) => ApiRequest.Post(path, Encoding.UTF8.GetBytes(json));
}
