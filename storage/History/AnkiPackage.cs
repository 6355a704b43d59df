using System.Runtime.CompilerServices;

namespace EnglishLearning.Storage.History;

/// <summary>Rows of the review log that are not read.</summary>
/// <param name="NotReviews">Cards set, reset or rescheduled by hand or by the program: no answer was given.</param>
/// <param name="DeletedCards">Reviews of cards that are no longer in the collection: there is nothing to ask any more.</param>
public sealed record AnkiSkipped(long NotReviews, long DeletedCards);

/// <summary>
/// The review log of an Anki package (.apkg or .colpkg): legacy, 2.1 and Zstandard collections. Unpacks to a file of
/// its own, which is gone when the package is disposed.
/// </summary>
public sealed class AnkiPackage : IDisposable
{
    public const long DefaultMaximumBytes = 512L << 20;

    private readonly TemporaryFolder folder;
    private readonly AnkiCollection collection;

    private AnkiPackage(TemporaryFolder folder, AnkiCollection collection, AnkiSkipped skipped) =>
        (this.folder, this.collection, Skipped) = (folder, collection, skipped);

    public AnkiSkipped Skipped { get; }

    /// <summary><see cref="HistoryFormatException"/> where it is no package, damaged, too large or of a newer format.</summary>
    /// <param name="package">Seekable, since a zip is read from its end; left open.</param>
    /// <param name="maximumBytes">Of the collection unpacked.</param>
    /// <param name="temporaryFolder">Where to unpack; null for the system's folder for temporary files.</param>
    public static async Task<AnkiPackage> OpenAsync(
        System.IO.Stream package,
        long maximumBytes = DefaultMaximumBytes,
        string? temporaryFolder = null,
        CancellationToken cancel = default)
    {
        if (!package.CanSeek)
            throw new ArgumentException("A zip is read from its end: give a stream that can seek.", nameof(package));
        var folder = new TemporaryFolder(temporaryFolder);
        AnkiCollection? collection = null;
        try
        {
            var path = Path.Combine(folder.Path, "collection");
            await AnkiArchive.UnpackAsync(package, path, maximumBytes, cancel).ConfigureAwait(false);
            collection = await AnkiCollection.OpenAsync(path, cancel).ConfigureAwait(false);
            return new AnkiPackage(folder, collection, await collection.CountSkippedAsync(cancel).ConfigureAwait(false));
        }
        catch
        {
            collection?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The reviews in order of time, streamed; a card's key is its id. SQLite reads on the caller's thread.</summary>
    public async IAsyncEnumerable<HistoryEntry> ReadAsync(
        DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var row = 0L;
        await foreach (var review in collection.ReadAsync(cancel).ConfigureAwait(false))
        {
            cancel.ThrowIfCancellationRequested();
            yield return Entry(++row, review, now);
        }
    }

    public void Dispose()
    {
        collection.Dispose();
        folder.Dispose();
    }

    private static HistoryEntry Entry(long row, AnkiReview review, DateTimeOffset now)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(
            review.Id, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
        var error = ReviewChecks.Time(row, "id", time, now)
            ?? ReviewChecks.Rating(row, "ease", review.Ease)
            ?? ReviewChecks.Duration(row, "time", review.Milliseconds);
        if (error is not null)
            return HistoryEntry.Of(error);

        var key = review.CardId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (front, back) = AnkiNote.Sides(review.Fields, review.CardOrdinal);
        return HistoryEntry.Of(new ReviewRow(
            row, key, front.Length > 0 ? front : CardText.NameOf(key), back, time, (int)review.Ease, (int)review.Milliseconds));
    }
}
