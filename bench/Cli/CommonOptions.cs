using System.CommandLine;

namespace EnglishLearning.Bench.Cli;

/// <summary>Options that mean the same in every command.</summary>
internal static class CommonOptions
{
    public static Option<string> Reviews()
    {
        var option = new Option<string>("--reviews")
        {
            Description = "CSV of a learner's reviews: card_id, review_th, review_time, elapsed_days, rating, duration_ms.",
            HelpName = "FILE",
            Required = true,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !File.Exists(token.Value))
                result.AddError($"--reviews: there is no file {token.Value}.");
        });
        return option;
    }

    public static Option<string?> Reference() => new("--reference")
    {
        Description = "Published figures (optimizer_parity.json). Default: shared/data/fsrs-vectors/ beside or above.",
        HelpName = "FILE",
    };

    public static Option<int?> Limit()
    {
        var option = new Option<int?>("--limit")
        {
            Description = "Play the first N reviews only; the published figures then do not apply.",
            HelpName = "N",
        };
        option.Validators.Add(result => AtLeast(result, 1));
        return option;
    }

    public static Option<Uri> Url()
    {
        var option = new Option<Uri>("--url")
        {
            Description = "Where the server listens.",
            HelpName = "URL",
            DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080"),
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
                    return url;
                result.AddError($"--url: '{result.Tokens[0].Value}' is not an http(s) address.");
                return null;
            },
        };
        return option;
    }

    public static Option<int> Count(string name, string description, int standard)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result => AtLeast(result, 1));
        return option;
    }

    public static Option<string?> Json() => new("--json")
    {
        Description = "Also write the report as JSON to this file.",
        HelpName = "FILE",
    };

    public static Option<int> Seconds() => Count("--seconds", "How long to measure.", 20);

    public static Option<int> WarmUp() => new("--warmup")
    {
        Description = "Seconds of the same before, not counted.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
    };

    public static Option<string?> Database() => new("--database")
    {
        Description = "PostgreSQL as an Npgsql connection string, \"Host=127.0.0.1;Port=5432;Username=...\", of a user that may "
            + "create databases: all is done in a database of its own, dropped at the end.",
        HelpName = "CONNECTION",
    };

    private static void AtLeast(System.CommandLine.Parsing.OptionResult result, int least)
    {
        foreach (var token in result.Tokens)
        {
            if (int.TryParse(token.Value, out var value) && value < least)
                result.AddError($"{result.Option.Name} is at least {least}.");
        }
    }
}
