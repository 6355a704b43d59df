using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EnglishLearning.Storage.History;

/// <summary>
/// Reads a history as CSV (RFC 4180, UTF-8, comma): a header with card_id, review_time, rating and duration_ms in any
/// order, front and back where known; other columns are ignored.
/// </summary>
public static class CsvHistory
{
    private const string CardId = "card_id";
    private const string Time = "review_time";
    private const string Rating = "rating";
    private const string Duration = "duration_ms";
    private const string Front = "front";
    private const string Back = "back";

    /// <summary>An unclosed quote swallows the rest of the file: it is noticed here, not in memory.</summary>
    private const int FieldLimit = 100_000;

    private static readonly string[] Required = [CardId, Time, Rating, Duration];

    /// <summary>
    /// The rows in the file's order, streamed; the stream is left open. A date alone counts as noon UTC, a number as
    /// Unix seconds or milliseconds. <see cref="HistoryFormatException"/> where the file as a whole is wrong.
    /// </summary>
    public static async IAsyncEnumerable<HistoryEntry> ReadAsync(
        System.IO.Stream stream, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var text = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        var badQuote = false;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            BadDataFound = _ => badQuote = true,
            MaxFieldSize = FieldLimit,
            IgnoreBlankLines = false,
        });
        if (!await NextAsync(parser).ConfigureAwait(false))
            throw new HistoryFormatException(HistoryFault.Columns,
                $"The file is empty: it needs a header with {string.Join(", ", Required)}.");
        var header = new CsvHeader(parser.Record!, Required);
        badQuote = false;

        // A quoted field may hold line ends: a row begins on the line after the one on which the row before ended.
        for (var line = parser.RawRow + 1L; await NextAsync(parser).ConfigureAwait(false); line = parser.RawRow + 1L)
        {
            cancel.ThrowIfCancellationRequested();
            var fields = parser.Record!;
            if (fields is [var only] && string.IsNullOrWhiteSpace(only))
                continue;
            if (badQuote || fields.Length != header.Count)
            {
                var message = badQuote
                    ? "a quote stands within an unquoted field, or is left open: quote the whole field and double the quotes within"
                    : $"the row has {fields.Length} fields, the header {header.Count}: quote a text that holds a comma";
                yield return HistoryEntry.Of(new RowError(line, "", RowCodes.Malformed, message));
                badQuote = false;
                continue;
            }
            foreach (var entry in ReadRow(line, header, fields, now))
                yield return entry;
        }
    }

    private static async Task<bool> NextAsync(CsvParser parser)
    {
        try
        {
            return await parser.ReadAsync().ConfigureAwait(false);
        }
        catch (DecoderFallbackException e)
        {
            throw new HistoryFormatException(HistoryFault.WrongKind,
                $"The file is not UTF-8 text (after line {parser.RawRow}): save it as UTF-8.", e);
        }
        catch (MaxFieldSizeException e)
        {
            throw new HistoryFormatException(
                HistoryFault.TooLarge, $"A field after line {parser.RawRow} has more than {FieldLimit} characters: is a quote left open?", e);
        }
    }

    private static IEnumerable<HistoryEntry> ReadRow(long line, CsvHeader header, string[] fields, DateTimeOffset now)
    {
        var card = header.Value(fields, CardId);
        var (rating, duration) = (header.Value(fields, Rating), header.Value(fields, Duration));
        var hasTime = ReviewTimeText.TryParse(header.Value(fields, Time), out var time);
        var ratingNumber = Whole(rating);
        var durationNumber = duration.Length == 0 ? 0 : Whole(duration);
        RowError?[] errors =
        [
            card.Length == 0 ? new RowError(line, CardId, RowCodes.Missing, "card_id is empty") : null,
            card.Length > ReviewChecks.CardKeyLimit || card.Any(char.IsControl)
                ? new RowError(line, CardId, RowCodes.NotACard,
                    $"card_id has more than {ReviewChecks.CardKeyLimit} characters or a control character")
                : null,
            hasTime
                ? ReviewChecks.Time(line, Time, time, now)
                : new RowError(line, Time, RowCodes.NotATime, "review_time is not a time: write 2024-05-01T10:00:00+07:00, 2024-05-01 or Unix seconds"),
            ReviewChecks.Rating(line, Rating, ratingNumber),
            ReviewChecks.Duration(line, Duration, durationNumber),
        ];
        if (errors.Any(error => error is not null))
            return errors.OfType<RowError>().Select(HistoryEntry.Of);

        var front = CardText.Clean(header.Value(fields, Front));
        return
        [
            HistoryEntry.Of(new ReviewRow(
                line,
                card,
                front.Length > 0 ? front : CardText.NameOf(card),
                CardText.Clean(header.Value(fields, Back)),
                time,
                (int)ratingNumber,
                (int)durationNumber)),
        ];
    }

    /// <summary>A number of digits alone, -1 for anything else.</summary>
    private static long Whole(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
