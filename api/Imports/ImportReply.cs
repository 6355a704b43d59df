using EnglishLearning.Contracts.Imports;

namespace EnglishLearning.Api.Imports;

/// <summary>What became of an import of review history.</summary>
/// <param name="ImportId">Null for a dry run, which leaves nothing behind.</param>
/// <param name="Rows">Rows of reviews in the file, good or not.</param>
/// <param name="Duplicates">Rows that were imported before.</param>
/// <param name="Rejected">Rows with errors.</param>
/// <param name="Skipped">Rows that are no reviews, such as manual reschedulings.</param>
/// <param name="Cards">Cards that the reviews belong to.</param>
/// <param name="Errors">The first hundred.</param>
/// <param name="Failure">Why nothing could be imported, where it failed.</param>
public sealed record ImportReply(
    Guid? ImportId,
    ImportState Status,
    int Rows,
    int Imported,
    int Duplicates,
    int Rejected,
    int Skipped,
    int Cards,
    IReadOnlyList<RowError> Errors,
    string? Failure)
{
    public static ImportReply Of(Guid? importId, ImportStatus status) =>
        new(
            importId,
            status.State,
            status.Rows,
            status.Imported,
            status.Duplicates,
            status.Rejected,
            status.Skipped,
            status.Cards,
            [.. status.Errors.Select(error => new RowError(error.Row, error.Column, error.Code, error.Message))],
            status.Failure);
}

/// <summary>A row that was left out, and why.</summary>
/// <param name="Row">From 1; the header of a CSV file is the first.</param>
public sealed record RowError(long Row, string Column, string Code, string Message);
