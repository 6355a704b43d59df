using System.Globalization;
using System.Text.Json.Nodes;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Wire;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using EnglishLearning.Storage;
using EnglishLearning.TestKit;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Attack.Tests.Actors;

/// <summary>
/// The program in a process of its own, met over HTTP. Its database and key file are at hand as an insider would have
/// them: to grant roles, and to sign tokens that nobody else could.
/// </summary>
public sealed class AttackedSilo : IAsyncDisposable
{
    public const string Password = "pisang goreng di sore hari";

    private const string PostgresSetting = "ConnectionStrings__Postgres";

    private readonly TestFolder _data = new();
    private readonly SiloProcess _process;
    private int _names;

    private AttackedSilo(IEnumerable<(string Key, string Value)> settings)
    {
        Settings = [.. settings];
        _process = new SiloProcess(["run", "--data", _data.Path], Settings);
    }

    /// <summary>As environment variables.</summary>
    public (string Key, string Value)[] Settings { get; }

    public HttpClient Http => _process.Http;

    public Uri Url => _process.Url;

    public SiloProcess Process => _process;

    public string DataFolder => _data.Path;

    public ApiDescription Description { get; private set; } = null!;

    /// <param name="settings">As environment variables, such as SignIn__HashIterations.</param>
    public static async Task<AttackedSilo> StartAsync(params IEnumerable<(string Key, string Value)> settings)
    {
        var silo = new AttackedSilo(settings);
        await silo._process.StartAsync();
        silo.Description = await ApiDescription.ReadAsync(silo.Http);
        return silo;
    }

    /// <summary>Where the limits on many requests from one address would only show themselves, and a hash its cost.</summary>
    public static IReadOnlyList<(string Key, string Value)> Unhurried { get; } =
    [
        ("RateLimits__Enabled", "false"),
        ("SignIn__HashIterations", "1000"),
        ("SignIn__FailuresByAddress", "1000000"),
        ("SignIn__ConcurrentHashes", "2"),
    ];

    /// <summary>What puts it on an empty database of PostgreSQL; SQLite is the default.</summary>
    public static async Task<(string Key, string Value)[]> PostgresAsync() =>
    [
        ("Storage__Provider", nameof(StorageProvider.Postgres)),
        (PostgresSetting, await (await TestPostgres.SharedAsync()).CreateDatabaseAsync()),
    ];

    public AccountsContext Accounts()
    {
        var options = new DbContextOptionsBuilder<AccountsContext>();
        return new((Settings.FirstOrDefault(setting => setting.Key == PostgresSetting).Value is { } postgres
            ? options.UseNpgsql(postgres)
            : options.UseSqlite(new StorageOptions { DataDirectory = DataFolder }.AccountsConnectionString)).Options);
    }

    public RawConnection Connect() => new(Url);

    /// <summary>One request on a connection of its own.</summary>
    public async Task<RawReply> SendAsync(RawRequest request)
    {
        using var connection = Connect();
        return await connection.SendAsync(request.ToBytes(connection.Host), request.Method == "HEAD", request.EndsSending)
            ?? throw new IOException($"The server ended the connection: {request}");
    }

    public string NewName() => string.Create(CultureInfo.InvariantCulture, $"u{Interlocked.Increment(ref _names)}-{Guid.NewGuid():N}")[..24];

    /// <summary>Somebody new of the kind.</summary>
    public async Task<Caller> NewAsync(CallerKind kind)
    {
        if (kind == CallerKind.Anonymous)
            return new Caller(kind, Guid.Empty, "", "", "", "", this);
        if (kind == CallerKind.Guest)
            return Of(kind, "", (await Nobody.PostAsync("/v1/auth/guest", "{}")).Ok());
        var name = NewName();
        var tokens = (await Nobody.PostAsync("/v1/auth/register", Registration(name))).Ok();
        if (kind.Role() != Role.Student)
        {
            await GrantAsync((Guid)tokens["learnerId"]!, kind.Role());
            tokens = (await SignInAsync(name)).Ok();
        }
        var caller = Of(kind, name, tokens);
        switch (kind)
        {
            case CallerKind.EndedSession:
                await caller.Client.PostAsync("/v1/auth/sign-out", "");
                await Eventually.IsAsync(() => caller.Client.GetAsync("/v1/me/devices"), reply => reply.Status == System.Net.HttpStatusCode.Unauthorized);
                return caller;
            case CallerKind.ExpiredToken:
                var forger = await ForgerAsync();
                return caller with { Token = forger.Signed(AccessClaims.Of(caller.PersonId, await SessionAsync(caller.PersonId)).ExpiredSince(TimeSpan.FromMinutes(1))) };
            default:
                return caller;
        }
    }

    public Task<Reply> SignInAsync(string login, string password = Password) =>
        Nobody.PostAsync("/v1/auth/sign-in", new JsonObject { ["login"] = login, ["password"] = password });

    public static JsonObject Registration(string name) => new()
    {
        ["username"] = name,
        ["password"] = Password,
        ["name"] = "Budi Santoso",
        ["birthDate"] = "2000-08-17",
        ["device"] = "Redmi 9A",
    };

    /// <summary>Signs with the silo's own key pair.</summary>
    public async Task<Forger> ForgerAsync()
    {
        await using var accounts = Accounts();
        var key = await accounts.SigningKeys.AsNoTracking().OrderBy(row => row.SignsFrom).FirstAsync();
        var file = KeyFile.OpenOrCreate(_data.Below("master.keys"), DateTimeOffset.UtcNow);
        return new Forger(key.KeyId, await file.UnwrapAsync(key.Wrapped, $"signing:{key.KeyId}"), key.PublicKey);
    }

    public async Task<Guid> SessionAsync(Guid personId)
    {
        await using var accounts = Accounts();
        return await accounts.Sessions.AsNoTracking().Where(row => row.PersonId == personId).Select(row => row.SessionId).FirstAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _data.Dispose();
    }

    private LearnerClient Nobody => new(Http, "", Guid.Empty);

    private async Task GrantAsync(Guid personId, Role role)
    {
        await using var accounts = Accounts();
        await accounts.Users.Where(account => account.Id == personId).ExecuteUpdateAsync(set => set.SetProperty(account => account.Roles, role));
    }

    private Caller Of(CallerKind kind, string name, JsonObject tokens) => new(
        kind, (Guid)tokens["learnerId"]!, (string)tokens["accessToken"]!, (string?)tokens["refreshToken"] ?? "", (string?)tokens["deviceToken"] ?? "", name, this);
}
