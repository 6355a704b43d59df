using System.Text.RegularExpressions;

namespace EnglishLearning.Local;

/// <summary>The program in a process of its own, as built beside this one: in the same configuration.</summary>
public sealed partial class SiloProcess : LocalServer
{
    private readonly IReadOnlyList<string> _arguments;
    private long _saidBefore;
    private int? _port;
    private HttpClient? _http;

    /// <param name="arguments">Of the program: "run" and its options but --urls.</param>
    /// <param name="port">Of HTTP; 0 takes a free one and keeps it over later starts, null leaves the choice to the settings.</param>
    public SiloProcess(
        IReadOnlyList<string> arguments,
        IEnumerable<(string Key, string Value)> environment,
        int? port = 0,
        string name = "silo",
        string? folder = null,
        Lifetime lifetime = Lifetime.WithOwner)
        : base(name, folder, lifetime)
    {
        (_arguments, _port) = (arguments, port);
        Variables = new() { ["ASPNETCORE_URLS"] = null };
        foreach (var (key, value) in environment)
            Variables[key] = value;
    }

    /// <summary>Environment of its next start, such as Drain__Delay; null takes a variable away.</summary>
    public Dictionary<string, string?> Variables { get; }

    /// <summary>Another build of the program than the one beside this, to compare with.</summary>
    public string? Program { get; init; }

    /// <summary>Stands before the program's command line, such as "faketime".</summary>
    public IReadOnlyList<string> Prefix { get; init; } = [];

    /// <summary>Where it listens, as it said when it was ready.</summary>
    public Uri Url => new(Address().Matches(Output) is [.., var last] ? last.Groups[1].Value : throw new ServerException($"{Name} was never ready."));

    /// <summary>For requests to this silo, without a proxy.</summary>
    public HttpClient Http => _http ??= new HttpClient { BaseAddress = Url };

    public string Output => Read(LogFile);

    public string Errors => Read(ErrorFile);

    protected override IReadOnlyList<string> Command =>
    [
        .. Prefix, "dotnet", Program ?? SiloProgram.Path, .. _arguments,
        .. _port is { } port ? (string[])["--urls", $"http://127.0.0.1:{port}"] : [],
    ];

    protected override IReadOnlyDictionary<string, string?> Environment => Variables;

    public override async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await base.DisposeAsync();
    }

    protected override Task PrepareAsync()
    {
        _saidBefore = File.Exists(LogFile) ? new FileInfo(LogFile).Length : 0;
        return Task.CompletedTask;
    }

    protected override Task<bool> IsReadyAsync()
    {
        // The last line of the banner: all of it has been said.
        var ready = Read(LogFile, _saidBefore).Contains("Ctrl+C", StringComparison.Ordinal);
        if (ready && _port == 0)
            _port = Url.Port;
        return Task.FromResult(ready);
    }

    private static string Read(string file, long from = 0)
    {
        if (!File.Exists(file))
            return "";
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = from;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"Listening +(http://[^\s,]+)")]
    private static partial Regex Address();
}
